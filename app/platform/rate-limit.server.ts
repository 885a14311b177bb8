import { type Kysely, sql } from 'kysely'
import { RateLimiterRes } from 'rate-limiter-flexible'
import RateLimiterStoreAbstract from 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js'
import type { Database } from '#db/tables'
import { sha256Hex } from './hash.server'
import type { Allowance, Limit } from './limit'

type Moment = { db: Kysely<Database>; now: number }

/** Takes one try from `key`. Counted in the database, so that all processes and servers share the count. */
export async function takeTry({ db, now }: Moment, limit: Limit, key: string): Promise<Allowance> {
  try {
    const { remainingPoints } = await limiterOf(db, now, limit).consume(keyHash(key))
    return { allowed: true, left: remainingPoints, retryAt: null }
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    return { allowed: false, left: 0, retryAt: now + error.msBeforeNext }
  }
}

/** Starts the pause now. @returns its end in epoch milliseconds */
export async function startPause({ db, now }: Moment, limit: Limit, key: string): Promise<number> {
  await limiterOf(db, now, limit).block(keyHash(key), limit.pauseSeconds)
  return now + limit.pauseSeconds * 1_000
}

/** Gives back the try that was taken: it was not one of those that the limit is about. */
export async function returnTry({ db, now }: Moment, limit: Limit, key: string): Promise<void> {
  await limiterOf(db, now, limit).reward(keyHash(key))
}

/** The count begins anew. */
export async function forgetTries({ db, now }: Moment, limit: Limit, key: string): Promise<void> {
  await limiterOf(db, now, limit).delete(keyHash(key))
}

/** Rows whose time is over count as absent; this only keeps the table small. */
export async function forgetOldTries(db: Kysely<Database>, now: number): Promise<void> {
  await db.deleteFrom('rate_limits').where('expire', '<', now).execute()
}

/** Addresses and e-mails are personal data: the table holds their digest. */
const keyHash = (key: string) => sha256Hex(key).slice(0, 32)

const limiterOf = (db: Kysely<Database>, now: number, { name, points, seconds, pauseSeconds }: Limit) =>
  new TableLimiter(db, now, { keyPrefix: name, points, duration: seconds, blockDuration: pauseSeconds })

type StoredTries = { points: number; expire: number | null }

/** The library counts and blocks; this keeps its numbers in our table, on both databases, with our clock. */
class TableLimiter extends RateLimiterStoreAbstract {
  readonly #db: Kysely<Database>
  readonly #now: number

  constructor(db: Kysely<Database>, now: number, options: ConstructorParameters<typeof RateLimiterStoreAbstract>[0]) {
    super(options)
    this.#db = db
    this.#now = now
  }

  protected override async _upsert(
    key: string,
    points: number,
    milliseconds: number,
    anew: boolean,
  ): Promise<StoredTries> {
    const now = this.#now
    const expire = milliseconds > 0 ? now + milliseconds : null
    const isOver = sql<boolean>`rate_limits.expire is not null and rate_limits.expire <= ${now}`
    return this.#db
      .insertInto('rate_limits')
      .values({ key, points, expire })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet(
          anew
            ? { points, expire }
            : {
                points: sql<number>`case when ${isOver} then ${points} else rate_limits.points + ${points} end`,
                expire: sql<number | null>`case when ${isOver} then ${expire} else rate_limits.expire end`,
              },
        ),
      )
      .returning(['points', 'expire'])
      .executeTakeFirstOrThrow()
  }

  protected override async _get(key: string): Promise<StoredTries | null> {
    const row = await this.#db
      .selectFrom('rate_limits')
      .select(['points', 'expire'])
      .where('key', '=', key)
      .executeTakeFirst()
    return row && (row.expire === null || row.expire > this.#now) ? row : null
  }

  protected override async _delete(key: string): Promise<boolean> {
    const done = await this.#db.deleteFrom('rate_limits').where('key', '=', key).executeTakeFirst()
    return Number(done.numDeletedRows) > 0
  }

  protected override _getRateLimiterRes(_key: string, taken: number, stored: StoredTries): RateLimiterRes {
    const { points, expire } = stored
    const wait = expire === null ? -1 : Math.max(0, expire - this.#now)
    return new RateLimiterRes(Math.max(this.points - points, 0), wait, points, points === taken)
  }
}
