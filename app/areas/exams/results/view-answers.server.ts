import { existingLessons } from '~/areas/catalogue/existing-lessons.server'
import { revealQuestion } from '~/areas/questions/answer-question'
import { type Review, SHOW_NOTHING, type Show, type SummaryPart } from '~/areas/questions/review'
import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { mayAppeal } from '../appeals/may-appeal'
import { appealsByItem, type OwnAppeal } from '../appeals/own-appeals.server'
import type { Retakes } from '../delivery/retakes'
import type { Certainty } from '../modes/certainty-mark'
import { correctItem } from '../regrades/correct-item'
import type { Change } from '../regrades/correction'
import { revealCorrected } from '../regrades/reveal-corrected'
import type { ManualMark } from './manual-mark'
import { lateOf, readAttempt } from './read-attempt.server'
import { readSheets } from './read-sheets.server'
import type { ReviewDecision } from './review-policy'

/** What a learner is told of a correction; never which answers it accepts. */
type ItemCorrection = {
  at: number
  reason: string
  change: 'use-version' | 'accept' | 'leave-total' | 'full-marks' | 'weigh'
}

const summaryOf = (change: Change): ItemCorrection['change'] => (change.kind === 'drop' ? change.how : change.kind)

export type AnswersView = {
  attemptId: string
  number: number
  decision: ReviewDecision
  retakes: Retakes
  exam: { slug: string; title: string; language: string }
  sections: { id: string; title: string }[]
  /** empty when the policy shows nothing */
  items: {
    id: string
    number: number
    sectionId: string
    /** where it is taught, if there is such a lesson */
    lesson: string | null
    /** how sure the person said they were, where the exam asks */
    certainty: Certainty | null
    review: Review
    /** what was put right about the question since, the first first */
    corrections: ItemCorrection[]
    /** may its mark be appealed against, and what became of an appeal */
    appeal: { may: true; until: number } | { may: false; own: OwnAppeal | null }
    /** what a person gave it, where its marks and its feedback are shown */
    marker: { fraction: string | null; comment: string | null } | null
    /** what was answered after the deadline, in words: kept, not counted; null for nothing */
    late: readonly SummaryPart[] | null
  }[]
}

/**
 * The questions of an ended attempt as far as the exam's review policy shows them.
 * @throws AppError 404, or 403 for somebody else's attempt
 */
export async function viewAnswers(ctx: Ctx, input: { attempt: string }): Promise<AnswersView> {
  const { attempt, exam, result, retakes, review: decision } = await readAttempt(ctx, input.attempt)
  const about = {
    attemptId: attempt.id,
    number: attempt.number,
    decision,
    retakes,
    exam: { slug: exam.slug, title: exam.title, language: exam.language },
    sections: exam.blueprint.sections.map(({ id, title }) => ({ id, title })),
  }
  if (!showsAnything(decision.show)) return { ...about, items: [] }
  const { sheets, ...of } = await readSheets(ctx, [attempt])
  const sheet = sheets.get(attempt.id)
  invariant(sheet, 'what was asked for was read')
  const explained = new Map(of.corrections.map((correction) => [correction.regradeId, correction]))
  const late = await lateOf(ctx, attempt)
  const asksCertainty = sheet.delivered.certainty
  const { show } = decision
  const appeals = await appealsByItem(ctx, attempt.id)
  const isOwn = ctx.actor.kind === 'person' && ctx.actor.personId === attempt.person_id
  const appealOf = (itemId: string): AnswersView['items'][number]['appeal'] => {
    const own = appeals.get(itemId) ?? null
    const isShown = isOwn && (show.rightWrong || show.marks)
    const earlier = own ? [own.state] : []
    const may = mayAppeal({ resultAt: result?.marked_at ?? null, isShown, earlier }, ctx.now)
    return may.allow ? { may: true, until: may.until } : { may: false, own }
  }
  const corrected = sheet.items.map((item) => ({ item, as: correctItem(item, sheet.examId, of) }))
  const lessons = await existingLessons(
    ctx,
    corrected.flatMap(({ as }) => as.question.lesson ?? []),
  )
  return {
    ...about,
    items: corrected.map(({ item, as }) => {
      const { lesson } = as.question
      const isLate = late.has(item.itemId)
      return {
        id: item.itemId,
        number: item.position,
        sectionId: item.sectionId,
        lesson: lesson !== undefined && lessons.has(lesson) ? lesson : null,
        certainty: asksCertainty ? item.certainty : null,
        review: revealCorrected(item, as, of.manual.get(item.itemId), show),
        corrections: as.by.flatMap((id): ItemCorrection[] => {
          const correction = explained.get(id)
          return correction
            ? [{ at: correction.at, reason: correction.reason, change: summaryOf(correction.change) }]
            : []
        }),
        appeal: appealOf(item.itemId),
        marker: markerOf(show, of.manual.get(item.itemId)),
        late: isLate ? revealQuestion(item.question, item.order, late.get(item.itemId), SHOW_NOTHING).given : null,
      }
    }),
  }
}

const markerOf = (show: Show, mark: ManualMark | undefined) =>
  mark ? { fraction: show.marks ? mark.fraction : null, comment: show.feedback ? mark.comment : null } : null

const showsAnything = (show: Show): boolean => Object.values(show).some(Boolean)
