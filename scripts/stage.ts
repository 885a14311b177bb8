import { setTimeout } from 'node:timers/promises'
import { startAttempt } from '~/areas/exams/delivery/start-attempt.server'
import { createOrganisation } from '~/areas/identity/create-organisation.server'
import { createPerson } from '~/areas/identity/create-person.server'
import { resolveActor } from '~/areas/identity/resolve-actor.server'
import { newSpan } from '~/areas/identity/session-lifetime'
import { startSession } from '~/areas/identity/sessions.server'
import type { Question, QuestionResponse } from '~/areas/questions/registry'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { type Composition, compose } from '~/jobs/composition.server'
import { answerTo } from '~/jobs/demo/answers'
import type { PersonActor, Role } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { readConfig } from '~/platform/env.server'
import { json } from '~/platform/json'

/**
 * An installation with people on it, made with the product's own use cases: for the benchmark and for tests that look
 * at whole processes. It stands beside a running server, on the same database.
 */
export type Stage = {
  composition: Composition
  /** The vendor's own hand: whatever the command line may do. */
  system: Ctx
  close(): Promise<void>
}

export type StagePerson = { personId: string; organisationId: string; cookie: string; actor: PersonActor }

export async function openStage(of: { databaseUrl: string; dataDir: string; publicUrl?: string }): Promise<Stage> {
  const config = readConfig({
    NODE_ENV: 'production',
    PUBLIC_URL: of.publicUrl ?? 'http://localhost:3000',
    DATABASE_URL: of.databaseUrl,
    RUNG_DATA_DIR: of.dataDir,
    LOG_LEVEL: 'error',
  })
  const composition = await compose(config)
  return { composition, system: composition.systemContext('stage'), close: () => composition.close() }
}

/** Does everything that is due: events, jobs. Not while a server works on the same database. */
export const drain = (stage: Stage): Promise<void> => stage.composition.worker().drain()

/**
 * Does what is due until `find` finds something, and leaves what a server on the same database has begun to that server.
 * @param what for the message when it is not found within a minute
 */
export async function workUntil<Found>(
  stage: Stage,
  what: string,
  find: () => Promise<Found | undefined>,
): Promise<Found> {
  const end = Date.now() + 60_000
  for (;;) {
    await drain(stage)
    const found = await find()
    if (found !== undefined) return found
    if (Date.now() > end) throw new Error(`not done within a minute: ${what}`)
    await setTimeout(100)
  }
}

export async function addPartner(stage: Stage, name: string, tracks: readonly string[] = []): Promise<string> {
  const { organisationId } = await createOrganisation(fresh(stage), { kind: 'partner', name })
  for (const track of tracks) await joinTrack(fresh(stage), { partnerId: organisationId, track })
  return organisationId
}

/** A person with one membership, signed in. */
export async function addPerson(
  stage: Stage,
  of: {
    name: string
    email: string
    organisationId: string
    roles: readonly Role[]
    locale?: string
    password?: string
  },
): Promise<StagePerson> {
  const { personId } = await createPerson(fresh(stage), {
    name: of.name,
    email: of.email,
    locale: of.locale ?? 'en',
    timeZone: 'Europe/Athens',
    memberships: [{ organisationId: of.organisationId, roles: of.roles }],
    ...(of.password ? { password: of.password } : {}),
  })
  return { personId, organisationId: of.organisationId, ...(await signInAs(stage, personId, of.organisationId)) }
}

/** A session of theirs: the `cookie` header that carries it, and who it stands for. */
export async function signInAs(stage: Stage, personId: string, organisationId: string) {
  const ctx = fresh(stage)
  const device = { userAgent: null, address: null }
  const setCookie = await ctx.transaction((tx) =>
    startSession(tx, { personId, organisationId, device, span: newSpan(true, tx.now) }),
  )
  const cookie = setCookie.split(';')[0] ?? ''
  const { actor } = await resolveActor(ctx, cookie)
  if (actor.kind !== 'person') throw new Error('a session that was just begun stands for a person')
  return { cookie, actor }
}

export async function openAttempt(stage: Stage, person: StagePerson, exam: string) {
  const started = await startAttempt(fresh(stage).as(person.actor), { exam, certifications: [], honour: true })
  if (!started.started) throw new Error(`the attempt did not start: ${started.decision.reason}`)
  return { attemptId: started.attemptId, holder: started.holder }
}

export type StageAnswer = { item: string; position: number; type: string; response: QuestionResponse }

/** For each question of an attempt, in order, a response that earns the whole mark. */
export const rightAnswers = (stage: Stage, attemptId: string): Promise<StageAnswer[]> =>
  answersTo(stage, attemptId, 'right')

/** An answer to every question of an attempt, all right or all wrong. */
export async function answersTo(stage: Stage, attemptId: string, wanted: 'right' | 'wrong'): Promise<StageAnswer[]> {
  const rows = await stage.composition.handle.db
    .selectFrom('attempt_items')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .select(['attempt_items.id', 'attempt_items.position', 'attempt_items.option_ids', 'question_versions.body'])
    .where('attempt_items.attempt_id', '=', attemptId)
    .orderBy('attempt_items.position')
    .execute()
  return rows.map((row) => {
    const question = json<Question>(row.body)
    const order = json<string[]>(row.option_ids)
    const response = answerTo(question, order, wanted)
    if (!response) throw new Error(`no answer to "${question.title}" is ${wanted}`)
    return { item: row.id, position: row.position, type: question.type, response }
  })
}

/** Each act has a moment of its own, as requests have. */
const fresh = (stage: Stage): Ctx => stage.composition.systemContext('stage')
