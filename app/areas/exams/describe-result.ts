import type { Formatter } from '~/i18n/format'
import type { Translator } from '~/i18n/types'
import { isolated } from './isolated'
import type { ReviewDecision } from './review-policy'
import type { Score } from './score-attempt'
import { asNumber } from './share'

/** The points, and which marks were reached or missed, in sentences. */
export function resultReasons(t: Translator<'exams'>, format: Formatter, score: Score): string[] {
  const percent = (share: string) => format.percent(asNumber(share), 1)
  const number = (fraction: string) => format.number(asNumber(fraction), { maximumFractionDigits: 2 })
  const points = t('result.points', { mark: number(score.mark), maxMark: number(score.maxMark) })
  const inSections = score.reasons.filter(({ code }) => code === 'section-reached' || code === 'section-missed')
  if (score.passed) {
    const marks = [...new Set(inSections.map(({ passMark }) => percent(passMark)))]
    const reached =
      marks.length === 0
        ? t('result.reached', { mark: percent(score.passMark) })
        : t('result.reached-sections', { mark: percent(score.passMark), sections: format.list(marks) })
    return [points, reached]
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
  return [points, ...missed]
}

const REVIEW_REASONS = {
  running: 'result.review-running',
  'nothing-shown': 'result.review-nothing',
  'key-while-retakes-remain': 'result.review-retakes',
  'key-while-sitting': 'result.review-sitting',
  'key-not-shown': 'result.review-not-shown',
  'key-shown': 'result.review-shown',
} as const

/** What may be seen of the answers now, and why no more. */
export const reviewInWords = (t: Translator<'exams'>, { show, reason }: ReviewDecision): string =>
  show.rightWrong || reason === 'running' || reason === 'nothing-shown'
    ? t(REVIEW_REASONS[reason])
    : t('result.review-later')
