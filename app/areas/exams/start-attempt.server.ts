import { isUniqueViolation } from '#db/portable'
import { completionsOf } from '~/areas/learning/course-completions.server'
import { optionIdsOf } from '~/areas/questions/answer-question'
import { poolContents } from '~/areas/questions/pool-contents.server'
import { questionVersions } from '~/areas/questions/question-versions.server'
import type { Ctx } from '~/platform/context.server'
import { conflict, invariant, notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { requirePerson } from '~/platform/request.server'
import { deadlineFor, readAccommodation } from './deadline'
import { drawItems, orderOptions } from './draw-items'
import { earlierAttempt } from './earlier-attempt'
import { isHolder, newHolder } from './holder.server'
import { type Holding, mayStart, type StartDecision } from './may-start'
import { type PinnedExam, pinnedExam } from './pinned-exam'
import {
  attemptsOf,
  currentVersions,
  findAccommodation,
  insertAttempt,
  insertItems,
  insertStep,
  lockPerson,
  timesSeen,
} from './queries.server'

export type NotStarted = Exclude<StartDecision, { allow: true }> | { allow: false; reason: 'honour-missing' }
export type Started = { started: true; attemptId: string; holder: string } | { started: false; decision: NotStarted }

/**
 * Starts an attempt, or says why not. Limit, cool-down and the draw are decided in one transaction; the database allows
 * one open attempt per person and exam, so of two clicks at once one starts and the other is told of what was started.
 * @param input.certifications the person's certificates; the area above this one knows them
 * @param input.honour whether the honour statement was agreed to
 * @param input.holder a name for this tab that the page made up: the same click sent twice then holds what it started
 * @throws AppError 404 for an unknown exam, 409 when the pools no longer suffice
 */
export async function startAttempt(
  ctx: Ctx,
  input: { exam: string; certifications: readonly Holding[]; honour: boolean; holder?: string },
): Promise<Started> {
  const person = requirePerson(ctx)
  const courses = (await completionsOf(ctx, person.personId)).map(({ courseSlug }) => courseSlug)
  try {
    return await ctx.transaction(async (tx) => {
      await lockPerson(tx.db, person.personId)
      const [row] = await currentVersions(tx.db, input.exam)
      if (!row) throw notFound('exams.exam-not-found')
      const exam = pinnedExam(row)

      const earlier = await attemptsOf(tx.db, { personId: person.personId, examId: exam.examId })
      const open = earlier.find((attempt) => attempt.state === 'open')
      if (open) return alreadyOpen(open, input.holder)
      const held = { courses, certifications: input.certifications }
      const decision = mayStart(
        { ...exam.settings, isWithdrawn: exam.isWithdrawn },
        earlier.map(earlierAttempt),
        held,
        tx.now,
      )
      if (!decision.allow) return { started: false, decision }
      if (exam.settings.honourStatement && !input.honour)
        return { started: false, decision: { allow: false, reason: 'honour-missing' } }

      const id = newId(tx.now)
      const items = await draw(tx, exam, person.personId, id)
      const accommodation = readAccommodation(await findAccommodation(tx.db, person.personId))
      const deadline = deadlineFor(exam.settings, { startedAt: tx.now, accommodation })
      const holder = isHolder(input.holder) ? input.holder : newHolder()
      await insertAttempt(tx.db, {
        id,
        exam_id: exam.examId,
        exam_version_id: exam.versionId,
        person_id: person.personId,
        organisation_id: person.organisationId,
        number: earlier.length + 1,
        seed: id,
        state: 'open',
        started_at: tx.now,
        deadline_at: deadline.at,
        deadline_reason: JSON.stringify(deadline.causes),
        holder,
        holder_since: tx.now,
        submitted_at: null,
        closed_by: null,
      })
      await insertItems(
        tx.db,
        items.map((item, index) => ({
          id: newId(tx.now),
          attempt_id: id,
          position: index + 1,
          section_id: item.sectionId,
          question_version_id: item.versionId,
          option_ids: JSON.stringify(item.optionOrder),
          max_mark: ONE_POINT,
          scored: 1,
        })),
      )
      await insertStep(tx.db, {
        id: newId(tx.now),
        attempt_id: id,
        kind: 'started',
        at: tx.now,
        actor_id: person.personId,
        detail: JSON.stringify({ honour: input.honour }),
      })
      return { started: true, attemptId: id, holder }
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const [row] = await currentVersions(ctx.db, input.exam)
    invariant(row, 'an exam that was just started exists')
    const open = (await attemptsOf(ctx.db, { personId: person.personId, examId: row.exam_id })).find(
      (attempt) => attempt.state === 'open',
    )
    if (!open) throw error
    return alreadyOpen(open, input.holder)
  }
}

const ONE_POINT = '1/1'

const alreadyOpen = (open: { id: string; holder: string }, holder: string | undefined): Started =>
  open.holder === holder
    ? { started: true, attemptId: open.id, holder }
    : { started: false, decision: { allow: false, reason: 'open-attempt', attemptId: open.id } }

/** This attempt's questions with the order of their options; the attempt's id is the seed. */
async function draw(tx: Ctx, { slug, blueprint }: PinnedExam, personId: string, seed: string) {
  const pools = [...new Set(blueprint.sections.flatMap((section) => section.draw.map(({ pool }) => pool)))]
  const candidates = (await poolContents(tx, pools)).filter(({ state }) => state === 'live')
  const drawn = drawItems(blueprint, candidates, await timesSeen(tx.db, personId), seed)
  if (drawn.shortfalls.length > 0) {
    tx.log.error({ exam: slug, shortfalls: drawn.shortfalls }, 'the pools no longer suffice for the blueprint')
    throw conflict('exams.pools-too-small')
  }
  const questions = await questionVersions(
    tx,
    drawn.items.map(({ versionId }) => versionId),
  )
  return drawn.items.map((item) => {
    const question = questions.get(item.versionId)
    invariant(question, 'what a pool contains can be read')
    return { ...item, optionOrder: orderOptions(optionIdsOf(question), blueprint, `${seed}:${item.questionId}`) }
  })
}
