import { isUniqueViolation } from '#db/portable'
import type { Ctx } from '~/platform/context.server'
import { invariant, notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { requirePerson } from '~/platform/request.server'
import { findAccommodation } from '../accommodations/queries.server'
import { agreementName } from '../blueprints/agreement'
import { pinnedExam } from '../blueprints/pinned-exam'
import {
  attemptsOf,
  currentVersions,
  insertAttempt,
  insertItems,
  insertStep,
  lockExam,
  lockPerson,
} from '../queries.server'
import { deadlineFor, readAccommodation } from './deadline'
import { drawAttempt } from './draw-attempt.server'
import { earlierAttempt } from './earlier-attempt'
import { heldFor, holdingsFor } from './held-for.server'
import { isHolder, newHolder } from './holder.server'
import { type Holding, mayStart, type StartDecision } from './may-start'
import { rangeOfPage } from './open-range'

type NotStarted =
  | Exclude<StartDecision, { allow: true }>
  | { allow: false; reason: 'honour-missing' | 'agreement-missing' }
export type Started = { started: true; attemptId: string; holder: string } | { started: false; decision: NotStarted }

/**
 * Starts an attempt, or says why not. Limit, cool-down and the draw are decided in one transaction; the database allows
 * one open attempt per person and exam, so of two clicks at once one starts and the other is told of what was started.
 * @param input.certifications the person's certificates; the area above this one knows them
 * @param input.honour whether the honour statement was agreed to
 * @param input.agreement the version of the agreement that was accepted
 * @param input.holder a name for this tab that the page made up: the same click sent twice then holds what it started
 * @throws AppError 404 for an unknown exam, 409 when the pools no longer suffice
 */
export async function startAttempt(
  ctx: Ctx,
  input: { exam: string; certifications: readonly Holding[]; honour: boolean; agreement?: string; holder?: string },
): Promise<Started> {
  const person = requirePerson(ctx)
  try {
    return await ctx.transaction(async (tx) => {
      await lockPerson(tx.db, person.personId)
      const [row] = await currentVersions(tx.db, input.exam)
      if (!row) throw notFound('exams.exam-not-found')
      const exam = pinnedExam(row)
      await lockExam(tx.db, exam.examId, 'share')

      const earlier = await attemptsOf(tx.db, { personId: person.personId, examId: exam.examId })
      const open = earlier.find((attempt) => attempt.state === 'open')
      if (open) return alreadyOpen(open, input.holder)
      const { personId, organisationId } = person
      const holdings = await holdingsFor(tx, [exam], { personId, organisationId, certifications: input.certifications })
      const held = await heldFor(tx, exam, holdings, earlier)
      const decision = mayStart(
        { ...exam.settings, isWithdrawn: exam.isWithdrawn },
        earlier.map(earlierAttempt),
        held,
        tx.now,
      )
      if (!decision.allow) return { started: false, decision }
      if (exam.settings.honourStatement && !input.honour)
        return { started: false, decision: { allow: false, reason: 'honour-missing' } }
      const { agreement } = exam.settings
      if (agreement && input.agreement !== agreementName(agreement))
        return { started: false, decision: { allow: false, reason: 'agreement-missing' } }

      const id = newId(tx.now)
      const items = await drawAttempt(tx, exam, person.personId, id)
      const numbered = items.map(({ sectionId }, index) => ({ sectionId, number: index + 1 }))
      const isForward = exam.settings.navigation === 'forward-only'
      const range = isForward ? rangeOfPage(numbered, exam.settings.questionsPerPage, 1) : null
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
        open_from: range?.from ?? null,
        open_to: range?.to ?? null,
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
          max_mark: item.points,
          scored: item.scored ? 1 : 0,
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
      if (agreement)
        await insertStep(tx.db, {
          id: newId(tx.now),
          attempt_id: id,
          kind: 'agreed',
          at: tx.now,
          actor_id: person.personId,
          detail: JSON.stringify({ agreement: agreementName(agreement), title: agreement.title, text: agreement.text }),
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

const alreadyOpen = (open: { id: string; holder: string }, holder: string | undefined): Started =>
  open.holder === holder
    ? { started: true, attemptId: open.id, holder }
    : { started: false, decision: { allow: false, reason: 'open-attempt', attemptId: open.id } }
