import { translator } from '~/i18n/translator.server'
import type { Crumb } from '~/ui/breadcrumbs'

type Named = { slug: string; title: string }

/** The way to a page about one exam; without `here` it is the exam's own. */
export function examCrumbs(locale: string, exam: Named, here?: string): Crumb[] {
  if (here === undefined) return [list(locale), { label: exam.title }]
  return [list(locale), examCrumb(exam), { label: here }]
}

/** The way to a page that may be reached through an exam, of which it then leads back to. */
export const roomCrumbs = (locale: string, exam: Named | null, ...trail: Crumb[]): Crumb[] =>
  exam ? [list(locale), examCrumb(exam), ...trail] : trail

/** The way to figures of an exam, which also people read to whom its own page is closed. */
export const statisticsCrumbs = (locale: string, exam: Named, isExaminer: boolean, ...trail: Crumb[]): Crumb[] =>
  isExaminer ? roomCrumbs(locale, exam, ...trail) : [{ label: exam.title }, ...trail]

/** The address of a list, narrowed to the exam that it was reached through. */
export const narrowed = (path: string, exam: Named | null): string => (exam ? `${path}?exam=${exam.slug}` : path)

const list = (locale: string): Crumb => ({
  label: translator(locale, 'common')('nav.examined-exams'),
  href: '/examine/exams',
})
const examCrumb = ({ slug, title }: Named): Crumb => ({ label: title, href: `/examine/exams/${slug}` })
