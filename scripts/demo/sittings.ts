import { setAccommodation } from '~/areas/exams/accommodations/set-accommodation.server'
import { openAppeal } from '~/areas/exams/appeals/open-appeal.server'
import { saveResponses } from '~/areas/exams/delivery/save-responses.server'
import { submitAttempt } from '~/areas/exams/delivery/submit-attempt.server'
import { tryAnswer } from '~/areas/exams/modes/try-answer.server'
import { answersTo, openAttempt, rightAnswers, type Stage, signInAs } from '../stage'
import { handIn, publishEssay } from './hand-in'

const PRACTICE = 'practise-http-api'
export const PRACTICE_IN_FARSI = 'practise-http-api-fa'

/** Somebody who has just failed an exam appeals against the mark of its second question. */
export async function appealOf(
  stage: Stage,
  of: { id: string; organisation_id: string },
): Promise<{ id: string; attempt: string }> {
  const known = await stage.composition.handle.db
    .selectFrom('appeals')
    .select(['id', 'attempt_id as attempt'])
    .executeTakeFirst()
  if (known) return known
  const signedIn = await signInAs(stage, of.id, of.organisation_id)
  const sitting = { personId: of.id, organisationId: of.organisation_id, ...signedIn }
  const { attemptId: attempt, holder } = await openAttempt(stage, sitting, 'partner-practice')
  const ctx = () => stage.composition.systemContext('pages').as(signedIn.actor)
  const answers = await answersTo(stage, attempt, 'wrong')
  const steps = answers.map(({ item, response }, index) => ({ item, response, sequence: index + 1, flagged: false }))
  await saveResponses(ctx(), { attempt, holder, steps })
  await submitAttempt(ctx(), { attempt, holder })
  const appealed = await openAppeal(ctx(), {
    attempt,
    number: 2,
    words: 'The lesson says it the other way round: I answered as it is written there, so it should count.',
  })
  if (!appealed.opened) throw new Error(`the appeal was refused: ${appealed.decision.reason}`)
  return { id: appealed.appealId, attempt }
}

/** An essay that somebody handed in. */
export async function answerToMark(stage: Stage, of: { id: string; organisation_id: string }): Promise<string> {
  const waiting = await stage.composition.handle.db
    .selectFrom('marking_items')
    .select('item_id')
    .where('waits_for', 'is not', null)
    .executeTakeFirst()
  if (waiting) return waiting.item_id
  await publishEssay(stage.system)
  const signedIn = await signInAs(stage, of.id, of.organisation_id)
  return handIn(stage, { personId: of.id, organisationId: of.organisation_id, ...signedIn })
}

/** An attempt that runs: the one there is, or one that is begun for it. */
export async function begun(stage: Stage, of: { id: string; organisation_id: string }, exam: string): Promise<string> {
  const open = await stage.composition.handle.db
    .selectFrom('attempts')
    .innerJoin('exams', 'exams.id', 'attempts.exam_id')
    .select('attempts.id')
    .where('attempts.person_id', '=', of.id)
    .where('attempts.state', '=', 'open')
    .where('exams.slug', '=', exam)
    .executeTakeFirst()
  if (open) return open.id
  const signedIn = await signInAs(stage, of.id, of.organisation_id)
  const sitting = { personId: of.id, organisationId: of.organisation_id, ...signedIn }
  return (await openAttempt(stage, sitting, exam)).attemptId
}

/** Practice that was handed in half answered, and one that goes on with its first questions checked. */
export async function practised(stage: Stage, of: { id: string; organisation_id: string }) {
  const signedIn = await signInAs(stage, of.id, of.organisation_id)
  const sitting = { personId: of.id, organisationId: of.organisation_id, ...signedIn }
  const act = () => stage.composition.systemContext('pages').as(signedIn.actor)
  const begin = async (right: number, checked: number) => {
    const { attemptId: attempt, holder } = await openAttempt(stage, sitting, PRACTICE)
    const answers = await rightAnswers(stage, attempt)
    const steps = answers
      .slice(0, right)
      .map(({ item, response }, index) => ({ item, response, sequence: index + 1, flagged: false }))
    await saveResponses(act(), { attempt, holder, steps })
    for (const { item } of steps.slice(0, checked)) await tryAnswer(act(), { attempt, item, holder })
    return { attempt, holder, item: answers[0]?.item ?? '' }
  }
  const done = await begin(6, 0)
  await submitAttempt(act(), { attempt: done.attempt, holder: done.holder })
  const running = await begin(2, 1)
  return { done: done.attempt, running: running.attempt, item: running.item }
}

export async function runningAttempt(stage: Stage, of: { id: string; organisation_id: string }): Promise<string> {
  const open = await stage.composition.handle.db
    .selectFrom('attempts')
    .select('attempts.id')
    .innerJoin('exams', 'exams.id', 'attempts.exam_id')
    .where('attempts.person_id', '=', of.id)
    .where('attempts.state', '=', 'open')
    .where('exams.slug', '!=', PRACTICE)
    .executeTakeFirst()
  if (open) return open.id
  return begun(stage, of, 'partner-practice')
}

/** Somebody with extra time. */
export async function accommodated(stage: Stage, personId: string): Promise<string> {
  await setAccommodation(stage.composition.systemContext('pages'), {
    personId,
    factor: '5/4',
    extraMinutes: 10,
    untimed: false,
    reason: 'Reads with a screen reader.',
  })
  return personId
}
