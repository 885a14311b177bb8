import type { Formatter, Translator } from '~/i18n'
import type { ExamFrameProps } from '~/ui/exam-frame'
import { Live } from '~/ui/live'
import type { AttemptView } from '../delivery/attempt-view'
import { countsOf, deadlineInWords, outlinePages } from '../delivery/describe-attempt'

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
  current: number
}): FrameParts {
  const { view, t, format, now, current } = of
  const pages = outlinePages(view)
  const { answered, flagged, total } = countsOf(view)
  const pageOf = new Map(pages.flatMap((page) => page.items.map((item) => [item.number, page.number])))
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
      cells: view.outline
        .filter(({ sectionId }) => sectionId === id)
        .map((item) => {
          const page = pageOf.get(item.number) ?? 1
          const isHere = page === current
          const elsewhere =
            view.openPage === null ? `/exams/attempts/${view.id}?page=${page}#q${item.number}` : wayBack(view, page)
          return {
            number: item.number,
            href: isHere ? `#q${item.number}` : elsewhere,
            answered: item.answered,
            flagged: item.flagged,
            current: isHere && !isOnlyPage,
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

/** Where people go forward only, a question leads to its page only while that one stands open. */
const wayBack = (view: AttemptView, page: number): string | null =>
  page === view.openPage ? `/exams/attempts/${view.id}` : null
