import { z } from 'zod'
import { questionVersions } from '~/areas/questions/question-versions.server'
import { markByRubric } from '~/areas/questions/rubric'
import type { Ctx } from '~/platform/context.server'
import { conflict, invalid, invariant, notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { div, formatRational, fromNumber, type Rational, readRational } from '~/platform/rational'
import { requirePerson } from '~/platform/request.server'
import { pinnedExam } from '../blueprints/pinned-exam'
import { mayMark } from '../policy'
import { findVersion, lockAttempt } from '../queries.server'
import { finishMarking } from './finish-marking.server'
import { findMarkingItem, insertMark, lockMarkingItems, marksOf, setSettled, setWaiting } from './queries.server'
import { rubricOf } from './rubric-of'
import { type GivenMark, settleItem } from './settle-item'
import { whichMark } from './which-mark'

const LONGEST_COMMENT = 4_000

/** What a marker sends: the level of each criterion, or a share of the points in per cent where there is no rubric. */
const markSchema = z.strictObject({
  item: z.string().min(1).max(64),
  levels: z.record(z.string().max(40), z.string().max(40)),
  percent: z.number().min(0).max(100).nullable(),
  comment: z.string().trim().max(LONGEST_COMMENT),
  /** how many marks the page showed: somebody may have marked it meanwhile */
  seen: z.number().int().min(0),
})
export type MarkInput = z.infer<typeof markSchema>

export type MarkedItem = {
  /** what the answer waits for now; null when its mark stands */
  waitsFor: 'second' | 'deciding' | null
  /** whether the attempt has its result with this mark */
  finished: boolean
}

/** Two markers this near to each other agree, where the exam says nothing: a tenth of the points. */
const AGREEMENT = readRational('1/10')

/**
 * Gives one answer a mark. With the last mark that an attempt waits for it gets its result, or a second marker where it
 * ended near a pass mark and the exam asks for one.
 * @throws AppError 403 `exams.not-a-marker`, 404 `exams.answer-not-found`, 409 `exams.marked-meanwhile`,
 *   `exams.marking-settled`, `exams.needs-another-marker`, 422 `exams.levels-missing`, `exams.percent-missing`
 */
export async function markItem(ctx: Ctx, input: MarkInput): Promise<MarkedItem> {
  const marker = requirePerson(ctx)
  authorise(mayMark(ctx.actor))
  return ctx.transaction(async (tx) => {
    const { attempt, items } = await lockWithItems(tx, input.item)
    const item = items.find(({ item_id }) => item_id === input.item)
    invariant(item, 'the attempt was found by this item')
    const marks = await marksOf(tx.db, [item.item_id])
    const given = marks.map(({ kind, fraction, marker_id }) => ({ kind, fraction, markerId: marker_id }))
    const decision = whichMark(
      { waitsFor: item.waits_for, marks: given, learnerId: attempt.person_id },
      marker.personId,
    )
    if (!decision.allow) throw conflict(REFUSALS[decision.reason])
    if (input.seen !== marks.length) throw conflict('exams.marked-meanwhile')

    const fraction = formatRational(await fractionOf(tx, item.question_version_id, input))
    await insertMark(tx.db, {
      id: newId(tx.now),
      item_id: item.item_id,
      number: marks.length + 1,
      kind: decision.kind,
      marker_id: marker.personId,
      levels: JSON.stringify(input.levels),
      fraction,
      comment: input.comment || null,
      marked_at: tx.now,
    })
    await tx.audit({
      action: 'exams.answer-marked',
      subject: { kind: 'attempt', id: attempt.id },
      after: { item: item.item_id, kind: decision.kind, fraction },
    })
    const exam = pinnedExam(await findVersion(tx.db, attempt.exam_version_id))
    const { secondMarker } = exam.settings.marking ?? {}
    const settlement = settleItem([...given, { kind: decision.kind, fraction }] satisfies GivenMark[], {
      wantsSecond: item.waits_for !== 'first' || given.some(({ kind }) => kind !== 'first'),
      agreement: secondMarker?.agreement ? readRational(secondMarker.agreement) : AGREEMENT,
    })
    if (!settlement.settled) {
      invariant(settlement.waitsFor !== 'first', 'a mark was just given')
      await setWaiting(tx.db, [item.item_id], settlement.waitsFor)
      return { waitsFor: settlement.waitsFor, finished: false }
    }
    await setSettled(tx.db, item.item_id, { fraction: formatRational(settlement.fraction), at: tx.now })
    const others = items.filter(({ item_id, waits_for }) => item_id !== item.item_id && waits_for !== null)
    if (others.length > 0) return { waitsFor: null, finished: false }
    return finishMarking(tx, attempt, exam)
  })
}

const REFUSALS = {
  settled: 'exams.marking-settled',
  'own-answer': 'exams.not-a-marker',
  'needs-somebody-else': 'exams.needs-another-marker',
} as const

/** The attempt first, as everybody locks it first. */
async function lockWithItems(tx: Ctx, itemId: string) {
  const attemptId = await attemptOfItem(tx, itemId)
  const attempt = await lockAttempt(tx.db, attemptId)
  invariant(attempt, 'an answer belongs to an attempt')
  return { attempt, items: await lockMarkingItems(tx.db, attemptId) }
}

async function attemptOfItem(tx: Ctx, itemId: string): Promise<string> {
  const item = await findMarkingItem(tx.db, itemId)
  if (!item) throw notFound('exams.answer-not-found')
  return item.attempt_id
}

async function fractionOf(tx: Ctx, versionId: string, input: MarkInput): Promise<Rational> {
  const question = (await questionVersions(tx, [versionId])).get(versionId)
  invariant(question, 'question versions are kept for good')
  const rubric = rubricOf(question)
  if (rubric === null) {
    if (input.percent === null) throw invalid('exams.percent-missing')
    return div(fromNumber(input.percent), fromNumber(100))
  }
  const { fraction, open } = markByRubric(rubric, input.levels)
  if (open.length > 0) throw invalid('exams.levels-missing', { count: open.length })
  return fraction
}
