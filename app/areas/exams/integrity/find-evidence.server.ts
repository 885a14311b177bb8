import type { Ctx } from '~/platform/context.server'
import { findAccommodation } from '../accommodations/queries.server'
import { type AttemptRow, newestResult } from '../queries.server'
import { type Pace, paceOf } from './pace'
import { type LastAttempt, lastAttempts, questionsSeenBefore, signalSums } from './queries.reference.server'
import { questionLength } from './question-length'
import { type AlreadyRead, type ReadAttempt, readAttempts } from './read-attempts.server'
import { type SignalCount, type SignalKind, signalsBesideOthers } from './signals-beside-others'
import { type Similarity, similarAnswers, wrongAnswers } from './similar-answers'

/** How many of the last attempts at an exam say what is usual, and with how many of colleagues one is compared. */
const MOST_OTHERS = 400
const MOST_COLLEAGUES = 200

export type Evidence = {
  similar: { otherAttemptId: string; similarity: Similarity }[]
  pace: Pace
  signals: SignalCount[]
}

/**
 * Everything that an ended attempt shows beside others at the same exam. Its answers are compared with those of colleagues
 * alone: people of one company know each other, and two strangers who answer alike are a coincidence, of which a comparison
 * with everybody would find many. What is usual, colleagues say as well, so that a mistake all of them were taught looks
 * common.
 *
 * The cost is bounded by the last 400 attempts of others and the last 200 of colleagues, whatever else there is.
 */
export async function findEvidence(ctx: Ctx, attempt: AttemptRow, read: AlreadyRead): Promise<Evidence | null> {
  const result = await newestResult(ctx.db, attempt.id)
  if (!result) return null
  const of = { examId: attempt.exam_id, exceptPersonId: attempt.person_id }
  const colleagues = await lastAttempts(ctx.db, {
    ...{ ...of, organisationId: attempt.organisation_id, limit: MOST_COLLEAGUES },
  })
  const last = await lastAttempts(ctx.db, { ...of, limit: MOST_OTHERS })
  const all = new Map<string, LastAttempt>([...last, ...colleagues].map((one) => [one.id, one]))
  const [own, ...others] = await readAttempts(ctx, [{ ...attempt, items: result.items }, ...all.values()], read)
  if (!own) return null
  return {
    similar: compareWith(own, others),
    pace: await paceBeside(ctx, attempt, own, others),
    signals: await signalsBeside(ctx, attempt, others),
  }
}

function compareWith(own: ReadAttempt, others: readonly ReadAttempt[]): Evidence['similar'] {
  const wrong = wrongAnswers(others)
  const people = new Set(others.map(({ personId }) => personId)).size
  const colleagues = others.filter(({ organisationId }) => organisationId === own.organisationId)
  // Every pair of the company's attempts is looked at once, by the time this one is.
  const comparisons = (colleagues.length * (colleagues.length + 1)) / 2
  return colleagues.map((other) => ({
    otherAttemptId: other.id,
    similarity: similarAnswers([own.sheet, other.sheet], wrong, {
      people: [own.personId, other.personId],
      referencePeople: people - 1,
      comparisons,
    }),
  }))
}

async function paceBeside(
  ctx: Ctx,
  attempt: AttemptRow,
  own: ReadAttempt,
  others: readonly ReadAttempt[],
): Promise<Pace> {
  const seen = await questionsSeenBefore(ctx.db, { personId: attempt.person_id, before: attempt.started_at })
  const times = timesByQuestion(others)
  return paceOf({
    questions: own.items.flatMap(({ itemId, number, questionId, question }) => {
      const time = own.time.items.get(itemId)
      const answer = own.sheet.get(questionId)
      if (!time || !answer) return []
      return [
        {
          ...{ number, ...time, isRight: answer.isRight, seenBefore: seen.has(questionId) },
          ...{ words: questionLength(question), others: times.get(questionId) ?? [] },
        },
      ]
    }),
    otherMeans: ofEachPerson(others).flatMap(({ time }) => (time.items.size > 0 ? [time.total / time.items.size] : [])),
  })
}

function timesByQuestion(others: readonly ReadAttempt[]): Map<string, number[]> {
  const times = new Map<string, number[]>()
  for (const { items, time } of ofEachPerson(others))
    for (const { itemId, questionId } of items) {
      const took = time.items.get(itemId)?.took
      if (took === undefined) continue
      const known = times.get(questionId)
      if (known) known.push(took)
      else times.set(questionId, [took])
    }
  return times
}

/** The last attempt of each person, so that nobody is counted twice. */
function ofEachPerson(others: readonly ReadAttempt[]): ReadAttempt[] {
  const people = new Map<string, ReadAttempt>()
  for (const other of others) if (!people.has(other.personId)) people.set(other.personId, other)
  return [...people.values()]
}

async function signalsBeside(ctx: Ctx, attempt: AttemptRow, others: readonly ReadAttempt[]): Promise<SignalCount[]> {
  const ids = ofEachPerson(others).map(({ id }) => id)
  const sums = await signalSums(ctx.db, [attempt.id, ...ids])
  const countsOf = (id: string): Record<SignalKind, number> => {
    const counts = { 'focus-lost': 0, paste: 0 }
    for (const { attempt_id, kind, count } of sums) if (attempt_id === id) counts[kind] = Number(count)
    return counts
  }
  const hasAccommodation = (await findAccommodation(ctx.db, attempt.person_id)) !== undefined
  return signalsBesideOthers(countsOf(attempt.id), { others: ids.map(countsOf), hasAccommodation })
}
