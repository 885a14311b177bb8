import type { Formatter } from '~/i18n/format'
import type { Translator } from '~/i18n/types'
import { type ReviewPart, reviewParts } from '../blueprints/review-setting'
import { isolated } from '../delivery/isolated'
import type { ReviewDecision } from './review-policy'
import type { Score } from './score-attempt'
import { asNumber } from './share'

/** The points, and which marks were reached or missed, in sentences. */
export function resultReasons(t: Translator<'exams'>, format: Formatter, score: Score): string[] {
  const percent = (share: string) => format.percent(asNumber(share), 1)
  const number = (fraction: string) => format.number(asNumber(fraction), { maximumFractionDigits: 2 })
  const points = [
    t('result.points', { mark: number(score.mark), maxMark: number(score.maxMark) }),
    ...(score.scaled
      ? [
          t('result.scaled', {
            score: format.number(score.scaled.shown),
            lowest: format.number(score.scaled.lowest),
            highest: format.number(score.scaled.highest),
            pass: format.number(score.scaled.pass),
          }),
        ]
      : []),
  ]
  const inSections = score.reasons.filter(({ code }) => code === 'section-reached' || code === 'section-missed')
  if (score.passed) {
    const marks = [...new Set(inSections.map(({ passMark }) => percent(passMark)))]
    const reached =
      marks.length === 0
        ? t('result.reached', { mark: percent(score.passMark) })
        : t('result.reached-sections', { mark: percent(score.passMark), sections: format.list(marks) })
    return [...points, reached]
  }
  const missed = score.reasons.flatMap((reason) => {
    if (reason.code === 'total-missed')
      return [t('result.total-missed', { share: percent(reason.share), mark: percent(reason.passMark) })]
    if (reason.code === 'section-missed')
      return [
        t('result.section-missed', {
          section: isolated(reason.section, format.locale),
          share: percent(reason.share),
          mark: percent(reason.passMark),
        }),
      ]
    return []
  })
  return [...points, ...missed]
}

/** The points of practice, which nobody passes or fails. */
export const practiceInWords = (t: Translator<'exams'>, format: Formatter, score: Score): string => {
  const number = (fraction: string) => format.number(asNumber(fraction), { maximumFractionDigits: 2 })
  return `${t('result.points', { mark: number(score.mark), maxMark: number(score.maxMark) })} ${t('result.practice-note')}`
}

const REVIEW_REASONS = {
  running: 'result.review-running',
  'nothing-shown': 'result.review-nothing',
  'key-while-retakes-remain': 'result.review-retakes',
  'key-while-sitting': 'result.review-sitting',
  'key-not-shown': 'result.review-not-shown',
  'key-shown': 'result.review-shown',
} as const

/** What may be seen of the answers now, why no more, and from when more. */
export function reviewInWords(t: Translator<'exams'>, format: Formatter, decision: ReviewDecision): string {
  const { show, reason, moreFrom } = decision
  const more = moreFrom === null ? [] : [t('result.review-more', { at: format.dateTime(moreFrom) })]
  return [seenInWords(t, format, show, reason), ...more].join(' ')
}

function seenInWords(
  t: Translator<'exams'>,
  format: Formatter,
  show: ReviewDecision['show'],
  reason: ReviewDecision['reason'],
): string {
  if (reason === 'running' || reason === 'nothing-shown') return t(REVIEW_REASONS[reason])
  const parts = reviewParts.filter((part) => partIsShown(show, part))
  if (parts.length === 0) return t('result.review-later')
  const isUsual = parts.length === reviewParts.length || (parts.length === 2 && show.marks && show.rightWrong)
  return isUsual ? t(REVIEW_REASONS[reason]) : t('result.review-parts', { parts: partsInWords(t, format, parts) })
}

export const partsInWords = (t: Translator<'exams'>, format: Formatter, parts: readonly ReviewPart[]): string =>
  parts.length === 0 ? t('parts.nothing') : format.list(parts.map((part) => t(PART_LABELS[part])))

const PART_LABELS = {
  marks: 'parts.marks',
  'right-wrong': 'parts.right-wrong',
  answers: 'parts.answers',
  feedback: 'parts.feedback',
} as const satisfies Record<ReviewPart, string>

const partIsShown = (show: ReviewDecision['show'], part: ReviewPart): boolean =>
  ({ marks: show.marks, 'right-wrong': show.rightWrong, answers: show.answers, feedback: show.feedback })[part]
