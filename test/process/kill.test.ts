import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveResponses } from '~/areas/exams/delivery/save-responses.server'
import { submitAttempt } from '~/areas/exams/delivery/submit-attempt.server'
import { verifyAudit } from '~/platform/audit.server'
import { startBuiltServer } from '../../scripts/built-server'
import {
  addPartner,
  addPerson,
  drain,
  openAttempt,
  openStage,
  rightAnswers,
  type Stage,
  type StagePerson,
} from '../../scripts/stage'
import type { Dialect } from '../db/databases'
import { eventually, seeded, send } from './http'
import { type Installation, makeInstallation } from './installation'

const EXAM = 'integration-associate'
/** `npm run torture` goes round more often. */
const ROUNDS = process.env.RUNG_TORTURE_KILLS ? { sqlite: 40, postgres: 20 } : { sqlite: 8, postgres: 4 }
/** Rounds that run at once: the machine has two cores. */
const LANES = 2
const SEED = Number(process.env.RUNG_SEED ?? 20_261_123)

// A company of the technology track needs two certified people for Silver. One is; the other has answered everything
// and is about to submit: the pass becomes a result, a certificate, a promotion and notifications, each in work of its
// own, and the server is killed somewhere on that way.
describe.each<Dialect>(['sqlite', 'postgres'])('kill -9 between submit and tier change on %s', (dialect) => {
  let installation: Installation
  let learner: StagePerson
  let partnerId: string
  let attempt: { attemptId: string; holder: string }
  let undisturbed: Outcome
  let preparedAt: number

  beforeAll(async () => {
    installation = await makeInstallation(dialect, async (stage) => {
      partnerId = await addPartner(stage, 'Crash Test Integration', ['technology'])
      const person = (name: string, roles: Parameters<typeof addPerson>[1]['roles']) =>
        addPerson(stage, { name, email: `${name.toLowerCase()}@crash.example`, organisationId: partnerId, roles })
      await person('Manager', ['partner-manager', 'learner'])
      const colleague = await person('Colleague', ['learner'])
      learner = await person('Learner', ['learner'])
      await drain(stage)
      const first = await answered(stage, colleague)
      await submitAttempt(stage.composition.systemContext('test').as(colleague.actor), {
        attempt: first.attemptId,
        holder: first.holder,
      })
      await drain(stage)
      attempt = await answered(stage, learner)
      preparedAt = stage.composition.systemContext('test').now
    })
    undisturbed = await round(async (server) => {
      expect((await server.submit()).status).toBe(303)
    })
    expect(undisturbed).toMatchObject({ results: 1, certificates: 1, promotions: ['registered → silver'], dead: 0 })
    for (const said of [undisturbed.told, undisturbed.mails]) {
      expect(said.length).toBeGreaterThanOrEqual(3)
      expect(new Set(said).size).toBe(said.length)
    }
  })

  afterAll(() => installation?.remove())

  test(`${ROUNDS[dialect]} times: exactly one result, certificate, promotion and notification of each kind`, async () => {
    const random = seeded(SEED)
    const plans = Array.from({ length: ROUNDS[dialect] }, (_, index) => {
      // Half of them while the answer is awaited, half within 300 ms after it.
      const during = index % 2 === 0
      return { index, during, delayMs: Math.floor(random() * (during ? 40 : 300)) }
    })
    const broken: string[] = []
    const lane = async () => {
      for (let plan = plans.shift(); plan; plan = plans.shift()) {
        const { index, during, delayMs } = plan
        const outcome = await round(async (server) => {
          const submitted = server.submit().catch(() => null)
          if (!during) await submitted
          await new Promise((resolve) => setTimeout(resolve, delayMs))
          await server.kill()
          await submitted
        })
        try {
          expect(outcome).toEqual(undisturbed)
        } catch (error) {
          const when = `${delayMs} ms ${during ? 'after sending' : 'after the answer'}`
          broken.push(
            `round ${index} (seed ${SEED}), killed ${when}: ${error instanceof Error ? error.message : error}`,
          )
        }
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    expect(broken).toEqual([])
  })

  /** One copy of the installation: `disturb` a first server, let a second one finish, and count what came of it. */
  async function round(
    disturb: (server: { submit(): ReturnType<typeof send>; kill(): Promise<void> }) => Promise<void>,
  ): Promise<Outcome> {
    const { databaseUrl, remove } = await installation.copy()
    const of = { databaseUrl, dataDir: installation.dataDir }
    const stage = await openStage(of)
    const submit = (origin: string) =>
      send(origin, `/exams/attempts/${attempt.attemptId}/submission`, {
        form: {},
        cookie: `${learner.cookie}; attempt-${attempt.attemptId}=${attempt.holder}`,
      })
    try {
      const first = await startBuiltServer(of)
      await disturb({ submit: () => submit(first.origin), kill: first.kill })
      await first.kill()
      const second = await startBuiltServer(of)
      try {
        // Whoever got no answer sends it again; whoever got one may do so as well.
        expect((await submit(second.origin)).status).toBe(303)
        await eventually('all work is done', async () => (await waiting(stage)) === 0)
      } finally {
        await second.stop()
      }
      return await count(stage)
    } finally {
      await stage.close()
      await remove()
    }
  }

  async function count(stage: Stage): Promise<Outcome> {
    const { db } = stage.composition.handle
    const rows = {
      results: await db.selectFrom('results').selectAll().where('attempt_id', '=', attempt.attemptId).execute(),
      certificates: await db.selectFrom('certificates').selectAll().where('person_id', '=', learner.personId).execute(),
      decisions: await db
        .selectFrom('decisions')
        .selectAll()
        .where('partner_id', '=', partnerId)
        .where('change', '=', 'promotion')
        .orderBy('number')
        .execute(),
      standing: await db.selectFrom('tier_standings').select('tier').where('partner_id', '=', partnerId).execute(),
      told: await db
        .selectFrom('notifications')
        .innerJoin('people', 'people.id', 'notifications.person_id')
        .select(['people.name', 'notifications.kind'])
        .where('notifications.created_at', '>', preparedAt)
        .execute(),
      mails: await db.selectFrom('mails').select(['to_address', 'kind']).where('created_at', '>', preparedAt).execute(),
      dead: await db.selectFrom('jobs').select('id').where('state', '=', 'dead').execute(),
      closed: await db
        .selectFrom('attempt_steps')
        .select('id')
        .where('attempt_id', '=', attempt.attemptId)
        .where('kind', '=', 'submitted')
        .execute(),
    }
    expect((await verifyAudit(db)).broken).toBeNull()
    return {
      results: rows.results.length,
      certificates: rows.certificates.length,
      promotions: rows.decisions
        .filter(({ tier_before }) => tier_before !== null)
        .map(({ tier_before, tier_after }) => `${tier_before} → ${tier_after}`),
      standing: rows.standing.map(({ tier }) => tier),
      told: rows.told.map(({ name, kind }) => `${name}: ${kind}`).sort(),
      mails: rows.mails.map(({ to_address, kind }) => `${to_address}: ${kind}`).sort(),
      submissions: rows.closed.length,
      dead: rows.dead.length,
    }
  }
})

type Outcome = {
  results: number
  certificates: number
  promotions: string[]
  standing: (string | null)[]
  told: string[]
  mails: string[]
  submissions: number
  dead: number
}

async function answered(stage: Stage, person: StagePerson) {
  const attempt = await openAttempt(stage, person, EXAM)
  const ctx = stage.composition.systemContext('test').as(person.actor)
  const steps = (await rightAnswers(stage, attempt.attemptId)).map(({ item, response }, index) => ({
    item,
    response,
    sequence: index + 1,
    flagged: false,
  }))
  const saved = await saveResponses(ctx, { attempt: attempt.attemptId, holder: attempt.holder, steps })
  expect(saved.saved).toBe(true)
  return attempt
}

async function waiting(stage: Stage): Promise<number> {
  const { count } = await stage.composition.handle.db
    .selectFrom('jobs')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'ready')
    .executeTakeFirstOrThrow()
  return Number(count)
}
