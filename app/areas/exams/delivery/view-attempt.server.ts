import { deliverQuestion, isAnswered, readResponse } from '~/areas/questions/answer-question'
import { questionVersions } from '~/areas/questions/question-versions.server'
import type { Ctx } from '~/platform/context.server'
import { invariant, notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { exactDecimal, readRational } from '~/platform/rational'
import { requirePerson } from '~/platform/request.server'
import { pinnedExam } from '../blueprints/pinned-exam'
import { proves } from '../blueprints/told-keys'
import { isCertainty } from '../modes/certainty-mark'
import { deliveredAs } from '../modes/mode-settings'
import { hintsOf, triesOf } from '../modes/queries.server'
import { triedSoFar } from '../modes/tried'
import { maySit } from '../policy'
import { currentResponses } from '../queries.responses.server'
import { attemptsOf, findAttempt, findVersion, itemsOf } from '../queries.server'
import type { AttemptView } from './attempt-view'
import type { DeadlineCause } from './deadline'
import { earlierAttempt } from './earlier-attempt'
import { seriesOf } from './may-start'
import { openPage, openRangeOf, standingOf } from './open-range'
import { readBack } from './read-back'

/**
 * A running attempt for the person who sits it, in six queries whatever its length, and two more where it can be checked
 * while it runs.
 * @param input.holder the name under which the tab or device that asks may write, if it has one; it is never sent back
 * @throws AppError 404, or 403 for somebody else's attempt
 */
export async function viewAttempt(ctx: Ctx, input: { attempt: string; holder: string | null }): Promise<AttemptView> {
  requirePerson(ctx)
  const attempt = await findAttempt(ctx.db, input.attempt)
  if (!attempt) throw notFound('exams.attempt-not-found')
  authorise(maySit(ctx.actor, { personId: attempt.person_id, organisationId: attempt.organisation_id }))
  const exam = pinnedExam(await findVersion(ctx.db, attempt.exam_version_id))
  const rows = await attemptsOf(ctx.db, { personId: attempt.person_id, examId: attempt.exam_id })
  const earlier = rows.map(earlierAttempt)
  const items = await itemsOf(ctx.db, attempt.id)
  const questions = await questionVersions(
    ctx,
    items.map((item) => item.question_version_id),
  )
  const steps = new Map((await currentResponses(ctx.db, attempt.id)).map((step) => [step.item_id, step]))
  const delivered = deliveredAs(exam.settings)
  const marksNow = delivered.mode !== 'exam'
  const tries = marksNow ? await triesOf(ctx.db, attempt.id) : null
  const hints = marksNow ? await hintsOf(ctx.db, attempt.id) : null

  const range = openRangeOf(attempt)
  const numbered = items.map(({ section_id, position }) => ({ sectionId: section_id, number: position }))
  const open = items.filter(({ position }) => standingOf(range, position) === 'open')

  return {
    id: attempt.id,
    personId: attempt.person_id,
    number: attempt.number,
    seriesNumber: seriesOf(earlier, attempt.id).findIndex(({ id }) => id === attempt.id) + 1,
    exam: {
      slug: exam.slug,
      title: exam.title,
      language: exam.language,
      attemptsAllowed: exam.settings.attemptsAllowed ?? null,
      questionsPerPage: exam.settings.questionsPerPage,
      timeLimitMinutes: exam.settings.timeLimitMinutes ?? null,
      delivered,
    },
    state: attempt.state,
    startedAt: attempt.started_at,
    deadlineAt: attempt.deadline_at,
    deadlineCauses: json(attempt.deadline_reason),
    isOver: attempt.deadline_at !== null && ctx.now >= attempt.deadline_at,
    holds: attempt.holder === input.holder,
    holderSince: attempt.holder_since,
    sections: exam.blueprint.sections.map(({ id, title }) => ({ id, title })),
    outline: items.map((item) => {
      const step = steps.get(item.id)
      const question = questions.get(item.question_version_id)
      return {
        number: item.position,
        sectionId: item.section_id,
        answered: step !== undefined && question !== undefined && isAnswered(question, json<unknown>(step.response)),
        flagged: step?.flagged === 1,
        savedAt: step?.saved_at ?? null,
      }
    }),
    openPage: range === null ? null : openPage(numbered, exam.settings.questionsPerPage, range),
    pause: pauseIn(json<DeadlineCause[]>(attempt.deadline_reason)),
    items: open.map((item) => {
      const question = questions.get(item.question_version_id)
      invariant(question, `question version ${item.question_version_id} is kept for good`)
      const step = steps.get(item.id)
      const response = step ? json<unknown>(step.response) : null
      const order = json<string[]>(item.option_ids)
      return {
        id: item.id,
        number: item.position,
        sectionId: item.section_id,
        delivery: deliverQuestion(question, order),
        response,
        readBack: readBack(
          { type: question.type, units: question.type === 'numeric' ? question.units : undefined },
          readResponse(question.type, response),
        ),
        points: exactDecimal(readRational(item.max_mark)) ?? item.max_mark,
        answered: response !== null && isAnswered(question, response),
        flagged: step?.flagged === 1,
        sequence: step?.sequence ?? 0,
        savedAt: step?.saved_at ?? null,
        certainty: isCertainty(step?.certainty) ? step.certainty : null,
        tried: triedSoFar(delivered, {
          question,
          order,
          tries: tries?.get(item.id) ?? [],
          asked: hints?.get(item.id) ?? 0,
          isEvidence: proves(exam.settings),
          standing: step?.response ?? null,
        }),
      }
    }),
    nextSequence: Math.max(0, ...[...steps.values()].map((step) => step.sequence)) + 1,
  }
}

/** Does the clock stand still, since when and why? A deadline says so itself. */
function pauseIn(causes: readonly DeadlineCause[]): AttemptView['pause'] {
  const cause = causes.find((one) => one.code === 'paused-now')
  return cause?.code === 'paused-now' ? { since: cause.since, why: cause.why } : null
}
