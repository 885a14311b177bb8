import type { DatabaseHandle } from '#db/open'
import type { Database } from '#db/tables'
import { examSchema } from '~/areas/exams/blueprints/blueprint'
import { publishExam } from '~/areas/exams/blueprints/publish-exam.server'
import type { Holding } from '~/areas/exams/delivery/may-start'
import { saveResponses } from '~/areas/exams/delivery/save-responses.server'
import { type Started, startAttempt } from '~/areas/exams/delivery/start-attempt.server'
import { submitAttempt } from '~/areas/exams/delivery/submit-attempt.server'
import { viewAttempt } from '~/areas/exams/delivery/view-attempt.server'
import { createOrganisation } from '~/areas/identity/create-organisation.server'
import { createPerson } from '~/areas/identity/create-person.server'
import type { PooledQuestion } from '~/areas/questions/pool'
import { publishPool } from '~/areas/questions/publish-pool.server'
import { questionHashInput } from '~/areas/questions/question-hash'
import { type Question, questionSchema } from '~/areas/questions/registry'
import type { Actor, PersonActor, Role } from '~/platform/actor'
import { type ContextParts, type Ctx, createContext } from '~/platform/context.server'
import { readConfig } from '~/platform/env.server'
import { sha256Hex } from '~/platform/hash.server'
import { createLogger } from '~/platform/log.server'

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** Where a leak test looks for what no learner may see. */
export const CANARY = 'canary-5f1c'

const text = (words: string) => ({ format: 'plain' as const, text: words })
const base = (type: string, number: number, objective: string) => ({
  v: 1,
  type,
  title: `${CANARY} title ${number}`,
  stem: text(`Stem ${number} of ${objective}`),
  generalFeedback: text(`${CANARY} general feedback ${number}`),
  objective,
  difficulty: 'easy',
  tags: [`${CANARY} tag`],
  externalId: `${objective}-${number}`,
})

/** A question of each type in turn; the right answer of a choice is always its first option as written. */
export function question(number: number, objective = 'auth'): Question {
  const option = (id: string, fraction: string) => ({
    id,
    text: text(`Option ${id} of ${number}`),
    fraction,
    feedback: text(`${CANARY} feedback ${id}`),
  })
  switch (number % 5) {
    case 0:
      return questionSchema.parse({
        ...base('single-choice', number, objective),
        options: [option('right', '1/1'), option('wrong', '0/1'), option('worse', '-1/1')],
      })
    case 1:
      return questionSchema.parse({
        ...base('multiple-response', number, objective),
        marking: 'weighted',
        options: [option('right', '1/2'), option('also', '1/2'), option('wrong', '-1/2')],
      })
    case 2:
      return questionSchema.parse({
        ...base('true-false', number, objective),
        answer: true,
        rightFeedback: text(`${CANARY} right feedback`),
        wrongFeedback: text(`${CANARY} wrong feedback`),
      })
    case 3:
      return questionSchema.parse({
        ...base('numeric', number, objective),
        tolerance: 'nominal',
        answers: [{ value: '7.58271', margin: '0', fraction: '1/1', feedback: text(`${CANARY} feedback`) }],
        otherFeedback: text(`${CANARY} other feedback`),
        units: { required: false, list: [{ symbol: 'h', factor: '1' }] },
      })
    default:
      return questionSchema.parse({
        ...base('short-answer', number, objective),
        caseSensitive: false,
        answers: [{ pattern: `${CANARY} pattern`, fraction: '1/1', feedback: text(`${CANARY} feedback`) }],
      })
  }
}

/** The objective of a question of the pool `http` says its type, so that an attempt can have one of each. */
const TYPES = ['single-choice', 'multiple-response', 'true-false', 'numeric', 'short-answer']
const ofEachType = (count: number) =>
  Array.from({ length: count }, (_, index) => question(index, TYPES[index % TYPES.length]))

type Person = { id: string; actor: PersonActor }
type ExamInput = Parameters<typeof examSchema.parse>[0] & object

export type ExamsWorld = Awaited<ReturnType<typeof examsWorld>>

/**
 * Halyard with an examiner, Bluefern with Omid and Lena, Tamarack with Tove; a pool of two questions
 * of each type, and an exam that draws one of each.
 */
export async function examsWorld(handle: DatabaseHandle) {
  let now = Date.UTC(2026, 10, 23, 9)
  const queries = { count: 0 }
  const db = handle.db.withPlugin({
    transformQuery: ({ node }) => {
      queries.count++
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const parts: ContextParts = {
    db,
    config: readConfig({ PUBLIC_URL: 'https://partners.halyard.example', DATABASE_URL: handle.url }),
    log: createLogger('silent', 'test'),
    files: {} as ContextParts['files'],
    clock: () => now,
    wake: () => {},
    entitlements: () => ({ of: async () => [] }),
  }
  const contextFor = (actor: Actor): Ctx => createContext(parts, { actor, requestId: 'request' })
  const system = () => contextFor({ kind: 'system', name: 'test' })

  const organisation = async (kind: 'vendor' | 'partner', name: string) => ({
    kind,
    name,
    ...(await createOrganisation(system(), { kind, name })),
  })
  type Organisation = Awaited<ReturnType<typeof organisation>>
  const person = async (name: string, of: Organisation, ...held: Role[]): Promise<Person> => {
    const email = `${name.toLowerCase()}@example.test`
    const memberships = [{ organisationId: of.organisationId, roles: held }]
    const { personId } = await createPerson(system(), {
      name,
      email,
      locale: 'en',
      timeZone: 'Europe/Athens',
      memberships,
    })
    const actor: PersonActor = {
      kind: 'person',
      personId,
      name,
      email,
      locale: 'en',
      timeZone: 'Europe/Athens',
      theme: 'system',
      organisationId: of.organisationId,
      organisationKind: of.kind,
      organisationName: of.name,
      organisationSlug: of.slug,
      roles: held,
      sessionIdHash: 'session',
    }
    return { id: personId, actor }
  }
  const halyard = await organisation('vendor', 'Halyard')
  const bluefern = await organisation('partner', 'Bluefern Integration')
  const tamarack = await organisation('partner', 'Tamarack Systems')

  const world = {
    handle,
    parts,
    queries,
    now: () => now,
    pass: (milliseconds: number) => {
      now += milliseconds
    },
    system,
    stranger: () => contextFor({ kind: 'anonymous' }),
    as: (who: Person) => contextFor(who.actor),
    examiner: await person('Edda', halyard, 'examiner'),
    colleague: (name: string, ...roles: Role[]) => person(name, halyard, ...roles),
    /** A learner of the same company as somebody. */
    member: (name: string, of: Person) =>
      person(
        name,
        { ...of.actor, kind: 'partner', name: of.actor.organisationName, slug: of.actor.organisationSlug },
        'learner',
      ),
    omid: await person('Omid', bluefern, 'learner'),
    lena: await person('Lena', bluefern, 'learner', 'partner-manager'),
    tove: await person('Tove', tamarack, 'learner'),

    async pool(slug: string, questions: readonly Question[]) {
      const pooled = questions.map(
        (one, index): PooledQuestion => ({
          externalId: one.externalId ?? `q${index}`,
          state: 'live',
          hash: sha256Hex(questionHashInput(one)),
          question: one,
          file: `questions/${slug}.gift`,
          line: index + 1,
        }),
      )
      await publishPool(system(), { slug, title: slug, questions: pooled })
    },
    exam: (slug: string, of: Partial<ExamInput> = {}) =>
      publishExam(system(), { slug, exam: examSchema.parse({ ...associate, ...of }) }),

    start: (
      who: Person,
      exam = 'associate',
      of: { holder?: string; honour?: boolean; certifications?: Holding[] } = {},
    ) => startAttempt(contextFor(who.actor), { exam, certifications: [], honour: true, ...of }),
    /** Starts, and fails the test when that is refused. */
    async sit(who: Person, exam = 'associate'): Promise<Sitting> {
      const started = await world.start(who, exam)
      return sitting(world, who, started)
    },

    // What the tables say
    rows: <Table extends keyof Database>(table: Table) =>
      handle.db
        .selectFrom(table as never)
        .selectAll()
        .execute() as Promise<Database[Table][]>,
    async steps(attempt: string) {
      const rows = await handle.db
        .selectFrom('attempt_steps')
        .selectAll()
        .where('attempt_id', '=', attempt)
        .orderBy('at')
        .orderBy('id')
        .execute()
      return rows.map(({ kind }) => kind)
    },
    async events() {
      const rows = await handle.db
        .selectFrom('jobs')
        .select(['name', 'payload'])
        .where('kind', '=', 'event')
        .where('name', 'like', 'exams.%')
        .execute()
      return rows.map(({ name, payload }) => ({ name, ...(JSON.parse(payload) as Record<string, unknown>) }))
    },
    async signals(kind: string) {
      const rows = await handle.db.selectFrom('live_signals').selectAll().where('kind', '=', kind).execute()
      return rows.map(({ topic, data }) => ({ topic, data: JSON.parse(data ?? 'null') }))
    },
    async countQueries<T>(work: () => Promise<T>): Promise<{ result: T; count: number }> {
      const before = queries.count
      const result = await work()
      return { result, count: queries.count - before }
    },
  }
  await world.pool('http', ofEachType(10))
  await world.exam('associate')
  return world
}

const associate = {
  title: 'Associate',
  summary: 'What an associate knows.',
  language: 'en',
  certification: 'integration-associate',
  timeLimitMinutes: 40,
  attemptsAllowed: 3,
  coolDownHours: [0, 24, 72],
  passMark: 0.7,
  sections: [{ id: 'one', title: 'One', draw: TYPES.map((objective) => ({ pool: 'http', objective, count: 1 })) }],
  review: { afterSubmit: 'right-wrong', keyAfterLastAttempt: true },
  honourStatement: 'I answer alone.',
}

export type Sitting = ReturnType<typeof sitting>

/** One attempt in the words of the person who sits it. */
function sitting(world: { as(who: Person): Ctx }, who: Person, started: Started) {
  if (!started.started) throw new Error(`not started: ${started.decision.reason}`)
  const { attemptId, holder } = started
  const view = () => viewAttempt(world.as(who), { attempt: attemptId, holder })
  return {
    id: attemptId,
    holder,
    view,
    submit: (from: string | null = holder) => submitAttempt(world.as(who), { attempt: attemptId, holder: from }),
    items: async () => (await view()).items,
    save: (
      steps: readonly {
        item: string
        sequence: number
        response: unknown
        flagged?: boolean
        certainty?: number | null
      }[],
      from = holder,
    ) =>
      saveResponses(world.as(who), {
        attempt: attemptId,
        holder: from,
        steps: steps.map((step) => ({ flagged: false, ...step })),
      }),
    /** Answers everything right or wrong, each with the next number. */
    async answerAll(isRight: boolean) {
      const { items, nextSequence } = await view()
      const steps = items.map((item, index) => ({
        item: item.id,
        sequence: nextSequence + index,
        response: responseTo(item.delivery, isRight),
      }))
      return this.save(steps)
    },
  }
}

type Delivery = Awaited<ReturnType<typeof viewAttempt>>['items'][number]['delivery']

/** An answer as a browser sends it, found by the words of the options: the delivery itself tells nothing. */
export function responseTo(delivery: Delivery, isRight: boolean): unknown {
  const words = (option: { text: unknown }) => JSON.stringify(option.text)
  switch (delivery.type) {
    case 'single-choice':
      return {
        choice:
          delivery.options.find((one) => words(one).includes(isRight ? 'Option right' : 'Option worse'))?.id ?? null,
      }
    case 'multiple-response':
      return {
        choices: delivery.options
          .filter((one) => /Option (right|also)/.test(words(one)) === isRight)
          .map(({ id }) => id),
      }
    case 'true-false':
      return { value: isRight }
    case 'numeric':
      return { text: isRight ? '7.58271' : '8', unit: 'h' }
    case 'short-answer':
      return { text: isRight ? `${CANARY} pattern` : 'no idea' }
  }
}
