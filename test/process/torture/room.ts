import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { publishExam } from '~/areas/exams/blueprints/publish-exam.server'
import { type BuiltServer, freePort, startBuiltServer } from '../../../scripts/built-server'
import { addPartner, addPerson, drain, openStage, type Stage, type StagePerson } from '../../../scripts/stage'
import type { Dialect } from '../../db/databases'
import { eventually, seeded } from '../http'
import { type Installation, makeInstallation, rung } from '../installation'
import { answersBeside, TORTURE_EXAM, tortureExam } from './exam'
import { sitExams } from './learner'
import { acknowledgedSteps, emptyLedger, type Ledger } from './ledger'
import { brokenPromises } from './verify'

const SEED = Number(process.env.RUNG_SEED ?? 20_261_127)
const COMPANIES = 3

export type Fire = {
  databaseUrl: string
  stage: Stage
  ledger: Ledger
  random: () => number
  /** The server that runs now; a disturbance may end it and begin another one, at the same address. */
  server: BuiltServer
  restart(): Promise<void>
}

export type Figures = {
  learners: number
  attempts: number
  acknowledgedAnswers: number
  requestsWithoutAnswer: number
  slowestSaveMs: number
  seconds: number
}

export type Room = { installation: Installation; learners: StagePerson[] }

/** An installation with learners of three companies, who may sit the exam again and again. */
export async function furnishRoom(dialect: Dialect, count: number): Promise<Room> {
  const learners: StagePerson[] = []
  const installation = await makeInstallation(dialect, async (stage) => {
    await publishExam(stage.system, { slug: TORTURE_EXAM, exam: tortureExam })
    await seat(stage, count, learners)
  })
  return { installation, learners }
}

/**
 * Learners start, answer and submit over HTTP, on a copy of the room, while something happens to the server. When it is
 * over they finish, all work is done, and everything that was promised must hold.
 * @param of.learners how many of the room
 * @param of.folder where the database lies, when not where all of them do; it is empty and goes with the test
 */
export async function underFire(
  { installation, learners }: Room,
  of: { learners: number; folder?: string },
  disturb: (fire: Fire) => Promise<void>,
): Promise<Figures> {
  const copy = await installation.copy()
  const databaseUrl = of.folder ? join(of.folder, 'rung.db') : copy.databaseUrl
  if (of.folder) copyFileSync(copy.databaseUrl, databaseUrl)
  const place = { databaseUrl, dataDir: installation.dataDir }
  const stage = await openStage(place)
  const began = performance.now()
  const settings = { PORT: String(await freePort()) }
  const fire: Fire = {
    databaseUrl,
    stage,
    ledger: emptyLedger(),
    random: seeded(SEED),
    server: await startBuiltServer(place, settings),
    async restart() {
      fire.server = await startBuiltServer(place, settings)
    },
  }
  try {
    let isOver = false
    const { ledger, random } = fire
    const { origin } = fire.server
    const room = { origin, exam: TORTURE_EXAM, answersOf: answersBeside(stage), random, ledger, isOver: () => isOver }
    const sitting = learners.slice(0, of.learners).map((learner) => sitExams(room, learner))
    // A defect that a learner meets ends the run at once instead of when everything is over.
    const met = Promise.race(sitting.map((one) => one.then(() => new Promise<never>(() => {})))).catch((error) => {
      throw new Error(`${error}; the server said last:\n${fire.server.output().slice(-3_000)}`, { cause: error })
    })
    await Promise.race([disturb(fire), met])
    isOver = true
    await Promise.all(sitting)
    await untilAllIsDone(stage)
    await fire.server.stop()
    expect(await brokenPromises(stage, ledger)).toEqual([])
    expect(ledger.refused).toBeGreaterThan(0)
  } finally {
    await fire.server.kill()
    await stage.close()
  }
  // Whole on disk as well: integrity, foreign keys, audit chain, every tier decision made again.
  expect(await rung(place, 'db', 'check')).toContain('No damage found')
  await copy.remove()
  return {
    learners: of.learners,
    attempts: fire.ledger.attempts.length,
    acknowledgedAnswers: acknowledgedSteps(fire.ledger),
    requestsWithoutAnswer: fire.ledger.refused,
    slowestSaveMs: Math.round(Math.max(...fire.ledger.waits)),
    seconds: Math.round((performance.now() - began) / 1_000),
  }
}

async function seat(stage: Stage, count: number, learners: StagePerson[]): Promise<void> {
  const companies: string[] = []
  for (let number = 1; number <= COMPANIES; number++)
    companies.push(await addPartner(stage, `Torture Partner ${number}`, ['technology']))
  for (let number = 1; number <= count; number++)
    learners.push(
      await addPerson(stage, {
        name: `Learner ${number}`,
        email: `learner-${number}@torture.example`,
        organisationId: companies[number % COMPANIES] ?? '',
        roles: ['learner'],
      }),
    )
  await drain(stage)
}

/** Waits as long as there is less and less to do, and a minute more. */
async function untilAllIsDone(stage: Stage): Promise<void> {
  for (let left = await waitingJobs(stage); left.length > 0; left = await waitingJobs(stage)) {
    const before = left.length
    await eventually('less is left to do', async () => (await waitingJobs(stage)).length < before, 60_000).catch(
      (error) => {
        throw new Error(`${error}; left are ${left.slice(0, 20).join(', ')}`, { cause: error })
      },
    )
  }
}

/** What is left to do, and why it is not done yet. */
const waitingJobs = async (stage: Stage): Promise<string[]> => {
  const rows = await stage.composition.handle.db
    .selectFrom('jobs')
    .select(['name', 'attempts', 'interruptions', 'run_at', 'last_error'])
    .where('state', '=', 'ready')
    .execute()
  return rows.map(
    (row) =>
      `${row.name} (${row.attempts} tries, ${row.interruptions} interrupted, due in ${row.run_at - Date.now()} ms: ${row.last_error})`,
  )
}

/** Until every learner is in the middle of an attempt. */
export const untilAllAnswer = (fire: Fire, learners: number) =>
  eventually('everybody answers', async () => fire.ledger.waits.length > 2 * learners, 60_000)

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
