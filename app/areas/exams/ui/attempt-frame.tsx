import type { Formatter, Translator } from '~/i18n'
import type { ExamFrameProps } from '~/ui/exam-frame'
import { Live } from '~/ui/live'
import type { AttemptPage } from '../attempt-pages'
import type { AttemptItem, AttemptView } from '../attempt-view'
import { countsOf, deadlineInWords } from '../describe-attempt'

type FrameParts = Pick<
  ExamFrameProps,
  'title' | 'attempt' | 'remaining' | 'answered' | 'flagged' | 'total' | 'sections' | 'deadline'
>

/** What every screen of an attempt shows around its content. `current` is the page shown, 0 for none. */
export function frameOf(of: {
  view: AttemptView
  t: Translator<'exams'>
  format: Formatter
  now: number
  pages: readonly AttemptPage<AttemptItem>[]
  current: number
}): FrameParts {
  const { view, t, format, now, pages, current } = of
  const { answered, flagged, total } = countsOf(view)
  const pageOf = new Map(pages.flatMap((page) => page.items.map((item) => [item.id, page.number])))
  const isOnlyPage = pages.length === 1
  return {
    title: view.exam.title,
    attempt:
      view.exam.attemptsAllowed === null
        ? t('attempt.number', { number: format.number(view.number) })
        : t('attempt.number-of', {
            number: format.number(view.seriesNumber),
            allowed: format.number(view.exam.attemptsAllowed),
          }),
    remaining: view.deadlineAt === null ? null : view.deadlineAt - now,
    answered,
    flagged,
    total,
    sections: view.sections.map(({ id, title }) => ({
      id,
      title,
      cells: view.items
        .filter(({ sectionId }) => sectionId === id)
        .map((item) => {
          const page = pageOf.get(item.id) ?? 1
          return {
            number: item.number,
            href: page === current ? `#q${item.number}` : `/exams/attempts/${view.id}?page=${page}#q${item.number}`,
            answered: item.answered,
            flagged: item.flagged,
            current: page === current && !isOnlyPage,
          }
        }),
    })),
    deadline: (
      <Live id="attempt-deadline" as="span" on={[[`person:${view.personId}`, 'deadline-changed']]}>
        {deadlineInWords(t, format, view, now)}
      </Live>
    ),
  }
}
