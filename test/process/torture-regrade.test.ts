import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { undoRegrade } from '~/areas/exams/regrades/start-regrade.server'
import { type BuiltServer, freePort, startBuiltServer } from '../../scripts/built-server'
import { beginApplying, draftCorrection, newestStep } from '../../scripts/regrade-stage'
import { openStage, type Stage, type StagePerson } from '../../scripts/stage'
import type { Dialect } from '../db/databases'
import { eventually, seeded } from './http'
import { type Installation, makeInstallation, rung } from './installation'
import { type Counted, countEverything, seatForRegrade } from './torture/regrade'
import { pause } from './torture/room'

/** `npm run torture` asks for the whole of it; `npm test` for enough to notice a break. */
const KILLS = process.env.RUNG_TORTURE_KILLS ? 12 : 3
const PEOPLE = process.env.RUNG_TORTURE_KILLS ? 420 : 90
const SEED = Number(process.env.RUNG_SEED ?? 20_261_127)

// A correction lets some pass and others fail, in three companies: one rises by it, one falls. The server is killed again
// and again while it is applied, and while it is undone; at the end everything is as if nothing had happened to it.
describe.each<Dialect>(['sqlite', 'postgres'])('kill -9 while a regrade runs on %s', (dialect) => {
  let installation: Installation
  let examiner: StagePerson
  let undisturbed: { applied: Counted; undone: Counted }

  beforeAll(async () => {
    installation = await makeInstallation(dialect, async (stage) => {
      examiner = await seatForRegrade(stage, PEOPLE)
    })
    const { midway: _, ...outcome } = await round(0)
    undisturbed = outcome
  })
  afterAll(() => installation?.remove())

  test('undisturbed it moves marks, certificates, tiers and people, and undone it moves them back', () => {
    const { applied, undone } = undisturbed
    expect(applied.links).toHaveLength(PEOPLE)
    expect(undone.links).toHaveLength(2 * PEOPLE)
    for (const kind of ['issued', 'revoked']) expect(applied.certificates.join()).toContain(kind)
    expect(undone.certificates.join()).toContain('reinstated')
    expect(applied.decisions.some((line) => line.includes('promotion'))).toBe(true)
    expect(applied.decisions.length).toBeLessThan(undone.decisions.length)
    expect(undone.told.length).toBeGreaterThan(applied.told.length)
    expect(new Set(applied.results).size).toBe(applied.results.length)
  })

  test(`killed ${KILLS} times each way, every attempt is marked once, and all that follows happens once`, async () => {
    const { midway, ...outcome } = await round(KILLS)
    expect(outcome).toEqual(undisturbed)
    expect(midway).toBeGreaterThan(0)
  })

  /** A copy of the installation: the regrade applied, then undone, with as many kills on the way of each. */
  async function round(kills: number): Promise<{ applied: Counted; undone: Counted; midway: number }> {
    const copy = await installation.copy()
    const place = { databaseUrl: copy.databaseUrl, dataDir: installation.dataDir }
    const stage = await openStage(place)
    const settings = { PORT: String(await freePort()) }
    let server: BuiltServer | undefined
    let midway = 0
    const start = async () => {
      server = await startBuiltServer(place, settings)
    }
    try {
      await start()
      const regradeId = await draftCorrection(stage, examiner)
      await eventually('it is foretold', async () => (await newestStep(stage, regradeId)).kind === 'previewed', 60_000)
      const run = async (begin: () => Promise<unknown>) => {
        await begin()
        await killOnTheWay(stage, kills, async () => {
          await server?.kill()
          if (['applying', 'undoing'].includes((await newestStep(stage, regradeId)).kind)) midway++
          await start()
        })
        await eventually('all work is done', async () => (await waiting(stage)) === 0, 120_000)
        return countEverything(stage)
      }
      const applied = await run(() => beginApplying(stage, examiner, regradeId))
      const undone = await run(() =>
        undoRegrade(stage.composition.systemContext('test').as(examiner.actor), {
          ...{ regradeId, reason: 'The old key was right.' },
        }),
      )
      await server?.stop()
      expect(await rung(place, 'db', 'check')).toContain('No damage found')
      return { applied, undone, midway }
    } finally {
      await server?.kill()
      await stage.close()
      await copy.remove()
    }
  }
})

/** Each kill comes a moment after some more attempts were marked; the last ones also while the rest is told. */
async function killOnTheWay(stage: Stage, kills: number, kill: () => Promise<void>): Promise<void> {
  const random = seeded(SEED)
  for (let done = 0; done < kills; done++) {
    const before = await marked(stage)
    const isMoving = async () => (await marked(stage)) > before || (await waiting(stage)) === 0
    await eventually('the run goes on', isMoving, 60_000)
    await pause(random() * 60)
    await kill()
  }
}

const marked = async (stage: Stage): Promise<number> => {
  const { db } = stage.composition.handle
  const links = await db
    .selectFrom('regrade_results')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const words = await db
    .selectFrom('jobs')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'done')
    .executeTakeFirstOrThrow()
  return Number(links.count) + Number(words.count)
}

const waiting = async (stage: Stage): Promise<number> => {
  const { count } = await stage.composition.handle.db
    .selectFrom('jobs')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('state', '=', 'ready')
    .executeTakeFirstOrThrow()
  return Number(count)
}
