import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, statfsSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteDatabase from 'better-sqlite3'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import type { Dialect } from '../db/databases'
import { send } from './http'
import { type Figures, type Fire, furnishRoom, pause, type Room, underFire, untilAllAnswer } from './torture/room'

/** `npm run torture` asks for the whole of it; `npm test` for enough to notice a break. */
const KILLS = Number(process.env.RUNG_TORTURE_KILLS ?? 6)
const LOCKED_MS = Number(process.env.RUNG_TORTURE_LOCKED_MS ?? 6_500)
const FULL_MS = 3_000
const LEARNERS = 30
/** Enough where every one of them meets the disturbance. */
const FEW = process.env.RUNG_TORTURE_KILLS ? LEARNERS : 12
const LONGEST_LIFE_MS = 1_200

const rooms = new Map<Dialect, Promise<Room>>()
/** Made once for each database; every test works on a copy. */
function roomOn(dialect: Dialect): Promise<Room> {
  const room = rooms.get(dialect) ?? furnishRoom(dialect, LEARNERS)
  rooms.set(dialect, room)
  return room
}
afterAll(async () => {
  for (const room of rooms.values()) await (await room).installation.remove()
})

describe.each<Dialect>(['sqlite', 'postgres'])(
  'on %s nothing that was acknowledged is lost, nothing happens twice',
  (dialect) => {
    test(
      `when the server is killed ${KILLS} times`,
      async () => {
        const figures = await underFire(await roomOn(dialect), { learners: LEARNERS }, async (fire) => {
          for (let kill = 0; kill < KILLS; kill++) {
            await pause(fire.random() * LONGEST_LIFE_MS)
            await fire.server.kill()
            await fire.restart()
          }
        })
        report(`${KILLS} kills on ${dialect}`, figures)
      },
      120_000 + KILLS * 10_000,
    )

    test(
      `when another program locks the database for ${LOCKED_MS / 1_000} s`,
      async () => {
        const figures = await underFire(await roomOn(dialect), { learners: FEW }, async (fire) => {
          await untilAllAnswer(fire, FEW)
          const unlock = await lock(dialect, fire.databaseUrl)
          const until = performance.now() + LOCKED_MS
          // The server is not held up by a write that waits.
          while (performance.now() < until) {
            expect((await send(fire.server.origin, '/healthz', { signal: AbortSignal.timeout(2_000) })).status).toBe(
              200,
            )
            await pause(200)
          }
          await unlock()
          await pause(1_500)
        })
        report(`locked for ${LOCKED_MS} ms on ${dialect}`, figures)
      },
      180_000 + LOCKED_MS * 2,
    )
  },
)

const small = smallDisk()

describe('when the disk is full', () => {
  test.skipIf(small === null)(
    'on sqlite saves wait in the browsers, pages are still shown, and all goes on when there is room',
    async () => {
      const folder = small ?? ''
      try {
        const figures = await underFire(await roomOn('sqlite'), { learners: FEW, folder }, async (fire) => {
          await untilAllAnswer(fire, FEW)
          const ballast = join(folder, 'ballast')
          fill(ballast, folder)
          await fullFor(fire, FULL_MS)
          unlinkSync(ballast)
          await pause(1_500)
        })
        report('full disk on sqlite', figures)
      } finally {
        execFileSync('umount', ['--lazy', folder])
        rmSync(folder, { recursive: true, force: true })
      }
    },
    180_000,
  )

  test('on postgres likewise', async () => {
    const figures = await underFire(await roomOn('postgres'), { learners: FEW }, async (fire) => {
      const { db } = fire.stage.composition.handle
      await untilAllAnswer(fire, FEW)
      // What PostgreSQL answers to a write when its disk is full (SQLSTATE 53100).
      await sql`create function disk_is_full() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`.execute(
        db,
      )
      for (const table of ['response_steps', 'attempts', 'results'])
        await sql`create trigger full_disk before insert or update on ${sql.table(table)}
          for each row execute function disk_is_full()`.execute(db)
      await fullFor(fire, FULL_MS)
      await sql`drop function disk_is_full() cascade`.execute(db)
      await pause(1_500)
    })
    report('full disk on postgres', figures)
  }, 180_000)
})

/** While nothing can be written, nothing is acknowledged, and who only reads is served. */
async function fullFor(fire: Fire, ms: number): Promise<void> {
  await pause(300)
  const [before, refused] = [fire.ledger.waits.length, fire.ledger.refused]
  await pause(ms)
  expect(fire.ledger.refused).toBeGreaterThan(refused)
  // A save that was on its way when the disk filled may have come through.
  expect(fire.ledger.waits.length - before).toBeLessThanOrEqual(FEW)
  expect((await send(fire.server.origin, '/sign-in')).status).toBe(200)
}

async function lock(dialect: Dialect, databaseUrl: string): Promise<() => Promise<void>> {
  if (dialect === 'sqlite') {
    const other = new SqliteDatabase(databaseUrl, { timeout: 10_000 })
    other.exec('begin immediate')
    return async () => {
      other.exec('rollback')
      other.close()
    }
  }
  const other = new pg.Client(databaseUrl)
  await other.connect()
  await other.query('begin')
  await other.query('lock table attempts, response_steps in access exclusive mode')
  return async () => {
    await other.query('rollback')
    await other.end()
  }
}

/** A disk of a few megabytes, where this machine lets one be made. */
function smallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'rung-small-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', folder], { stdio: 'pipe' })
    return folder
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    console.warn(
      `The test of a full disk is skipped: no small disk can be mounted here (${String(error).split('\n')[0]}).`,
    )
    return null
  }
}

function fill(file: string, folder: string): void {
  for (const size of [1 << 20, 1 << 12, 1])
    for (;;) {
      const { bavail, bsize } = statfsSync(folder)
      if (bavail * bsize < size) break
      try {
        appendFileSync(file, Buffer.alloc(size))
      } catch {
        break
      }
    }
}

function report(name: string, figures: Figures): void {
  console.info(`${name}: ${JSON.stringify(figures)}`)
  mkdirSync('.cache/tests', { recursive: true })
  writeFileSync(`.cache/tests/torture-${name.replace(/\W+/g, '-')}.json`, `${JSON.stringify(figures, null, 2)}\n`)
}
