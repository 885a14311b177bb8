import { examSchema } from '~/areas/exams/blueprints/blueprint'
import { publishExam } from '~/areas/exams/blueprints/publish-exam.server'
import { saveResponses } from '~/areas/exams/delivery/save-responses.server'
import { submitAttempt } from '~/areas/exams/delivery/submit-attempt.server'
import { decideCase } from '~/areas/exams/integrity/decide-case.server'
import { explain } from '~/areas/exams/integrity/explain.server'
import { lookAtAttempt } from '~/areas/exams/integrity/look-at-attempt.server'
import { optionIdsOf } from '~/areas/questions/answer-question'
import type { PooledQuestion } from '~/areas/questions/pool'
import { publishPool } from '~/areas/questions/publish-pool.server'
import { questionHashInput } from '~/areas/questions/question-hash'
import { type Question, questionSchema } from '~/areas/questions/registry'
import { sha256Hex } from '~/platform/hash.server'
import { json } from '~/platform/json'
import { openAttempt, type Stage, signInAs } from '../stage'

type Person = { id: string; organisation_id: string }
type Unusual = { id: string; attempt: string }

const EXAM = 'words-of-the-trade'
const SECOND = 1_000
const WORDS: readonly [ask: string, right: string, ...wrong: string[]][] = [
  ['What does a 429 ask of a client?', 'To wait', 'To sign in again', 'To send less', 'To change the host'],
  ['What does an idempotency key prevent?', 'A second charge', 'A late answer', 'A lost header', 'A wrong amount'],
  ['Which request may be repeated without harm?', 'GET', 'POST', 'PATCH', 'None'],
  ['What does a cursor mark?', 'A place in a list', 'A page number', 'A user', 'A version'],
  ['What proves who sent a webhook?', 'Its signature', 'Its address', 'Its time', 'Its size'],
  ['Why does a signature carry a time?', 'Against replays', 'For sorting', 'For billing', 'For time zones'],
  ['What does a 503 say?', 'Not now', 'Never', 'Not you', 'Not here'],
  ['Where does a secret belong?', 'Into the environment', 'Into the page', 'Into the address', 'Into a comment'],
  ['What ends a retry?', 'A limit', 'A success code only', 'The first error', 'A new key'],
  ['What does a 410 say of a resource?', 'It is gone for good', 'It moved', 'It is locked', 'It is empty'],
  ['How long does a growing pause grow?', 'Up to a limit', 'For ever', 'Once', 'By a second each'],
  ['What answers a webhook best?', 'A quick 200', 'The whole work', 'A redirect', 'Nothing'],
]

/**
 * An exam of which everybody gets the same twelve questions, sat by people of many companies; three colleagues give the
 * same rare wrong answers. Of their cases one is to be looked at, one waits for the learner, and in one a concern stands.
 */
export async function demoUnusualAttempts(
  stage: Stage,
  of: { examiner: Person; alike: readonly Person[] },
): Promise<{ open: Unusual; asked: Unusual; closed: Unusual }> {
  const { db } = stage.composition.handle
  const known = () =>
    db
      .selectFrom('integrity_cases')
      .innerJoin('exams', 'exams.id', 'integrity_cases.exam_id')
      .select(['integrity_cases.id', 'integrity_cases.attempt_id as attempt', 'integrity_cases.state'])
      .where('exams.slug', '=', EXAM)
      .execute()
  if ((await known()).length === 0) await play(stage, of)
  const cases = await known()
  const one = (state: string) => {
    const found = cases.find((row) => row.state === state)
    if (!found) throw new Error(`no case of the three is ${state}`)
    return found
  }
  return { open: one('open'), asked: one('asked'), closed: one('closed') }
}

async function play(stage: Stage, of: { examiner: Person; alike: readonly Person[] }): Promise<void> {
  const system = () => stage.composition.systemContext('stage')
  await publishWords(stage)
  const others = await learnersBeside(stage, of.alike)
  for (const [index, person] of others.entries())
    await sit(stage, person, { each: 30 + (index % 9) * 5, choose: (place) => usual(index, place) })
  const attempts: string[] = []
  for (const person of of.alike)
    attempts.push(await sit(stage, person, { each: 55, choose: (place) => (place === 7 ? 0 : 2 + (place % 2)) }))
  for (const attemptId of attempts) await lookAtAttempt(system(), { attemptId })

  const { actor } = await signInAs(stage, of.examiner.id, of.examiner.organisation_id)
  const cases = await stage.composition.handle.db.selectFrom('integrity_cases').select(['id', 'attempt_id']).execute()
  const idOf = (attempt: string | undefined) => cases.find(({ attempt_id }) => attempt_id === attempt)?.id ?? ''
  const decide = (attempt: string | undefined, decision: Parameters<typeof decideCase>[1]['decision'], words: string) =>
    decideCase(system().as(actor), { case: idOf(attempt), decision, words })
  const question =
    'Many of these answers are the same as in another attempt. How did you prepare, and how did you work?'
  const [, asked, closed] = attempts
  await decide(asked, 'explanation-asked', question)
  await decide(closed, 'concern-noted', 'Three attempts within an hour, from one office.')
  await decide(closed, 'explanation-asked', question)
  const third = of.alike[2]
  if (!third || !closed) throw new Error('three colleagues answered alike')
  const learner = (await signInAs(stage, third.id, third.organisation_id)).actor
  const words = 'We learned together from the notes of a colleague, who may have got some of it wrong.'
  await explain(system().as(learner), { attempt: closed, words })
  await decide(closed, 'concern-stands', 'The notes you sent hold none of these answers.')
}

/** Two thirds are right; of the wrong answers the first is the popular one. */
function usual(person: number, place: number): number {
  const drawn = (person * 7 + place * 5) % 12
  return drawn < 8 ? 0 : drawn < 11 ? 1 : 2 + (person % 2)
}

async function publishWords(stage: Stage): Promise<void> {
  const questions = WORDS.map(([ask, ...options], index) =>
    questionSchema.parse({
      ...{ v: 1, type: 'single-choice', title: ask, stem: { format: 'plain', text: ask }, tags: [] },
      externalId: `trade-${index + 1}`,
      options: options.map((text, place) => ({
        id: `o${place + 1}`,
        text: { format: 'plain', text },
        fraction: place === 0 ? '1/1' : '0/1',
      })),
    }),
  )
  const pooled = questions.map(
    (question, index): PooledQuestion => ({
      ...{ externalId: question.externalId ?? '', state: 'live', question, line: index + 1 },
      hash: sha256Hex(questionHashInput(question)),
    }),
  )
  await publishPool(stage.system, { slug: EXAM, title: 'Words of the trade', questions: pooled })
  await publishExam(stage.system, {
    slug: EXAM,
    exam: examSchema.parse({
      title: 'Words of the trade',
      summary: 'Twelve short questions, the same for everybody.',
      language: 'en',
      passMark: 0.5,
      sections: [{ id: 'words', title: 'Words', draw: [{ pool: EXAM, count: WORDS.length }] }],
    }),
  })
}

const learnersBeside = (stage: Stage, alike: readonly Person[]): Promise<Person[]> =>
  stage.composition.handle.db
    .selectFrom('people')
    .innerJoin('memberships', 'memberships.person_id', 'people.id')
    .innerJoin('organisations', 'organisations.id', 'memberships.organisation_id')
    .select(['people.id', 'memberships.organisation_id'])
    .where('organisations.kind', '=', 'partner')
    .where('memberships.ended_at', 'is', null)
    .where('organisations.id', 'not in', [...new Set(alike.map((one) => one.organisation_id))])
    .orderBy('people.email')
    .limit(26)
    .execute()

/**
 * Sits the exam through the use cases, and then moves its times back, as if there had been as many seconds before each
 * answer as `each` says.
 * @param of.choose which option as written, from 0, for a question of the list
 */
async function sit(
  stage: Stage,
  person: Person,
  of: { each: number; choose: (place: number) => number },
): Promise<string> {
  const { db } = stage.composition.handle
  const signedIn = await signInAs(stage, person.id, person.organisation_id)
  const ctx = () => stage.composition.systemContext('stage').as(signedIn.actor)
  const { attemptId: attempt, holder } = await openAttempt(
    stage,
    { personId: person.id, organisationId: person.organisation_id, ...signedIn },
    EXAM,
  )
  const rows = await db
    .selectFrom('attempt_items')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .select(['attempt_items.id', 'attempt_items.option_ids', 'question_versions.body'])
    .where('attempt_items.attempt_id', '=', attempt)
    .orderBy('attempt_items.position')
    .execute()
  const steps = rows.map((row, index) => {
    const question = json<Question>(row.body)
    const chosen = optionIdsOf(question)[of.choose(WORDS.findIndex(([ask]) => ask === question.title))] ?? ''
    const response = { choice: String(json<string[]>(row.option_ids).indexOf(chosen) + 1) }
    return { item: row.id, sequence: index + 1, response, flagged: false }
  })
  await saveResponses(ctx(), { attempt, holder, steps })
  const begun = Date.now() - (steps.length * of.each + 20) * SECOND
  await db.updateTable('attempts').set({ started_at: begun }).where('id', '=', attempt).execute()
  for (const { item, sequence } of steps)
    await db
      .updateTable('response_steps')
      .set({ saved_at: begun + sequence * of.each * SECOND })
      .where('item_id', '=', item)
      .execute()
  await submitAttempt(ctx(), { attempt, holder })
  return attempt
}
