import { translator } from '~/i18n/translator.server'
import type { Crumb } from '~/ui/breadcrumbs'

/** The way to a page about one exam; without `here` it is the exam's own. */
export function examCrumbs(locale: string, exam: { slug: string; title: string }, here?: string): Crumb[] {
  const list = { label: translator(locale, 'common')('nav.examined-exams'), href: '/examine/exams' }
  if (here === undefined) return [list, { label: exam.title }]
  return [list, { label: exam.title, href: `/examine/exams/${exam.slug}` }, { label: here }]
}
