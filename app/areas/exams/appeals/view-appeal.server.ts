import { findPeople } from '~/areas/identity/people.server'
import { revealQuestion } from '~/areas/questions/answer-question'
import { questionVersions } from '~/areas/questions/question-versions.server'
import { type Review, SHOW_EVERYTHING } from '~/areas/questions/review'
import type { Ctx } from '~/platform/context.server'
import { invariant, notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { pinnedExam } from '../blueprints/pinned-exam'
import { mayMark } from '../policy'
import { currentResponses } from '../queries.responses.server'
import { findAttempt, findVersion, itemsOf, newestResult } from '../queries.server'
import type { Change } from '../regrades/correction'
import { stepsOf } from '../regrades/queries.server'
import { type RegradeState, stateOf } from '../regrades/regrade-state'
import type { MarkedItemRecord } from '../results/marked-item'
import { type AppealRow, countOthers, findAppeal, regradesOfVersion, stepsOfAppeals } from './queries.server'

export type AppealView = {
  id: string
  state: AppealRow['state']
  exam: { slug: string; title: string; language: string }
  attemptId: string
  itemId: string
  number: number
  personName: string
  words: string
  openedAt: number
  review: Review
  /** what the question earned in the result that counts, a fraction text */
  fraction: string | null
  /** appeals of others against the same version of the question */
  others: number
  questionId: string
  steps: { kind: string; at: number; byName: string; words: string }[]
  /** corrections of what was answered, the newest first; those linked answer this appeal */
  corrections: { id: string; state: RegradeState; change: Change; createdAt: number; isLinked: boolean }[]
  /** whether it is the examiner's own */
  isOwn: boolean
}

/** One appeal with all an examiner needs to answer it. @throws AppError 403 `exams.not-a-marker`, 404 `exams.appeal-not-found` */
export async function viewAppeal(ctx: Ctx, id: string): Promise<AppealView> {
  authorise(mayMark(ctx.actor))
  const appeal = await findAppeal(ctx.db, id)
  if (!appeal) throw notFound('exams.appeal-not-found')
  const attempt = await findAttempt(ctx.db, appeal.attempt_id)
  invariant(attempt, 'an appeal is about an attempt')
  const exam = pinnedExam(await findVersion(ctx.db, attempt.exam_version_id))
  const item = (await itemsOf(ctx.db, attempt.id)).find((one) => one.id === appeal.item_id)
  const question = (await questionVersions(ctx, [appeal.question_version_id])).get(appeal.question_version_id)
  invariant(item && question, 'what was asked is kept for good')
  const step = (await currentResponses(ctx.db, attempt.id)).find(({ item_id }) => item_id === item.id)
  const result = await newestResult(ctx.db, attempt.id)
  const steps = await stepsOfAppeals(ctx.db, [appeal.id])
  const people = await findPeople(ctx, [appeal.person_id, ...steps.map(({ actor_id }) => actor_id)])
  return {
    id: appeal.id,
    state: appeal.state,
    exam: { slug: exam.slug, title: exam.title, language: exam.language },
    attemptId: attempt.id,
    itemId: item.id,
    number: item.position,
    personName: people.get(appeal.person_id)?.name ?? '',
    words: appeal.words,
    openedAt: appeal.opened_at,
    review: revealQuestion(
      question,
      json<string[]>(item.option_ids),
      step ? json<unknown>(step.response) : null,
      SHOW_EVERYTHING,
    ),
    fraction: result
      ? (json<MarkedItemRecord[]>(result.items).find(({ itemId }) => itemId === item.id)?.fraction ?? null)
      : null,
    others: await countOthers(ctx.db, appeal),
    questionId: appeal.question_id,
    steps: steps.map((one) => ({
      kind: one.kind,
      at: one.at,
      byName: people.get(one.actor_id)?.name ?? '',
      words: one.words,
    })),
    corrections: appeal.state === 'upheld' ? await correctionsOf(ctx, appeal, steps) : [],
    isOwn: requirePerson(ctx).personId === appeal.person_id,
  }
}

async function correctionsOf(
  ctx: Ctx,
  appeal: AppealRow,
  steps: readonly { regrade_id: string | null }[],
): Promise<AppealView['corrections']> {
  const rows = await regradesOfVersion(ctx.db, { versionId: appeal.question_version_id, examId: appeal.exam_id })
  const taken = await stepsOf(
    ctx.db,
    rows.map(({ id }) => id),
  )
  return rows
    .map((row) => ({
      id: row.id,
      state: stateOf(taken.filter(({ regrade_id }) => regrade_id === row.id)),
      change: json<Change>(row.change),
      createdAt: row.created_at,
      isLinked: steps.some(({ regrade_id }) => regrade_id === row.id),
    }))
    .filter(({ state, isLinked }) => isLinked || (state !== 'discarded' && state !== 'undone'))
}
