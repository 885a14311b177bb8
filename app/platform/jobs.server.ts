import { type Kysely, sql } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import { newId } from './ids'

/**
 * Outbox and job queue in one table.
 *
 * An *event* row is written in the transaction of the change it tells of. A worker turns it into one *handler* row for
 * each subscriber; a handler runs in the same transaction that marks its row done, so its effects on the database happen
 * exactly once, crash or no crash. A *job* is work with effects of its own (mail, imports): at least once, idempotent.
 */

/** `type` is `<area>.<what-happened>`; `v` grows when the shape changes. */
export type DomainEvent = { type: string; v: number } & Record<string, unknown>

export type NewJob = { name: string; payload: unknown; runAt?: number; dedupeKey?: string; maxAttempts?: number }

export type JobRow = {
  id: string
  kind: 'event' | 'handler' | 'job'
  name: string
  payload: string
  /** tries that were begun, this one included */
  attempts: number
  /** those of them that ended with the process that made them */
  interruptions: number
  max_attempts: number
  cause_id: string | null
}

const MAX_ATTEMPTS = 8
/**
 * A process may end for reasons that are none of the row's, and does so again and again when a machine is in trouble. So
 * that is no failed try; but a row whose process has ended this often while it was worked on is what ends it.
 */
export const MOST_INTERRUPTIONS = 20
/** The first few are taken up at once. */
const AT_ONCE = 5

export async function insertEvent(
  db: Kysely<Database>,
  event: DomainEvent,
  of: { now: number; causeId: string },
): Promise<string> {
  const id = newId(of.now)
  await db
    .insertInto('jobs')
    .values(row({ id, kind: 'event', name: event.type, payload: event, now: of.now, causeId: of.causeId }))
    .execute()
  if (dialectOf(db) === 'postgres') await sql`select pg_notify('rung', 'jobs')`.execute(db)
  return id
}

/** @returns the id of the new job, or of the one that already holds the dedupe key */
export async function enqueueJob(
  db: Kysely<Database>,
  job: NewJob,
  of: { now: number; causeId: string },
): Promise<string> {
  const id = newId(of.now)
  await db
    .insertInto('jobs')
    .values(row({ id, kind: 'job', ...job, now: of.now, causeId: of.causeId }))
    .onConflict((conflict) => conflict.column('dedupe_key').where('dedupe_key', 'is not', null).doNothing())
    .execute()
  if (dialectOf(db) === 'postgres') await sql`select pg_notify('rung', 'jobs')`.execute(db)
  if (!job.dedupeKey) return id
  const { id: known } = await db
    .selectFrom('jobs')
    .select('id')
    .where('dedupe_key', '=', job.dedupeKey)
    .executeTakeFirstOrThrow()
  return known
}

/** One handler row for each subscriber of an event; the dedupe key makes a second fan-out harmless. */
export async function insertHandlers(
  db: Kysely<Database>,
  event: { id: string; payload: string },
  subscribers: readonly string[],
  now: number,
): Promise<void> {
  if (subscribers.length === 0) return
  await db
    .insertInto('jobs')
    .values(
      subscribers.map((name) => ({
        ...row({
          id: newId(now),
          kind: 'handler',
          name,
          payload: null,
          dedupeKey: `${event.id}:${name}`,
          now,
          causeId: event.id,
        }),
        payload: event.payload,
      })),
    )
    .onConflict((conflict) => conflict.column('dedupe_key').where('dedupe_key', 'is not', null).doNothing())
    .execute()
}

function row(of: {
  id: string
  kind: 'event' | 'handler' | 'job'
  name: string
  payload: unknown
  runAt?: number
  dedupeKey?: string
  maxAttempts?: number
  now: number
  causeId: string
}) {
  return {
    id: of.id,
    kind: of.kind,
    name: of.name,
    payload: JSON.stringify(of.payload),
    dedupe_key: of.dedupeKey ?? null,
    state: 'ready' as const,
    run_at: of.runAt ?? of.now,
    max_attempts: of.maxAttempts ?? MAX_ATTEMPTS,
    leased_by: null,
    leased_until: null,
    last_error: null,
    progress_total: null,
    result: null,
    cause_id: of.causeId,
    created_at: of.now,
    finished_at: null,
  }
}

/**
 * What a worker does side by side: `words` are events and handlers, short and in the database alone; `jobs` may be long
 * or wait for somebody else's server.
 */
export type Lane = 'words' | 'jobs'

/** Written out, so that each is the condition of an index. */
const OF_LANE = { words: sql`kind <> 'job'`, jobs: sql`kind = 'job'` } as const

/**
 * SQLite would take the index on `state` and sort all that is ready, for every row anew. The index that has them in order
 * is named; PostgreSQL finds it by itself.
 */
const IN_ORDER = {
  words: sql`indexed by jobs_ready_words`,
  jobs: sql`indexed by jobs_ready_jobs`,
} as const

/**
 * Takes the row of a lane that has been due the longest, for `worker` until `until`, and counts a try of it: a row that
 * takes its process down is seen to have been tried. A row whose lease ran out is free, and was interrupted. Rows are taken one by one,
 * so that none waits behind another in a process while a second process has nothing to do.
 * @returns the row, with this try counted in `attempts`; null when nothing is due
 */
export async function leaseJob(
  db: Kysely<Database>,
  of: { lane: Lane; worker: string; now: number; until: number },
): Promise<JobRow | null> {
  const isPostgres = dialectOf(db) === 'postgres'
  const skipLocked = isPostgres ? sql`for update skip locked` : sql``
  const inOrder = isPostgres ? sql`` : IN_ORDER[of.lane]
  const { rows } = await sql<JobRow>`
    update jobs set leased_by = ${of.worker}, leased_until = ${of.until}, attempts = attempts + 1,
      interruptions = interruptions + case when leased_by is null then 0 else 1 end
    where id = (
      select id from jobs ${inOrder}
      where state = 'ready' and ${OF_LANE[of.lane]}
        and run_at <= ${of.now} and (leased_until is null or leased_until < ${of.now})
      order by run_at, id limit 1 ${skipLocked}
    )
    returning id, kind, name, payload, attempts, interruptions, max_attempts, cause_id`.execute(db)
  return rows[0] ?? null
}

/** Marks a row done if the lease is still ours. Called first inside a handler's transaction: it locks the row. */
export async function finishJob(
  db: Kysely<Database>,
  of: { id: string; worker: string; now: number; result?: unknown },
): Promise<boolean> {
  const done = await db
    .updateTable('jobs')
    .set({
      state: 'done',
      finished_at: of.now,
      leased_by: null,
      leased_until: null,
      last_error: null,
      ...(of.result === undefined ? {} : { result: JSON.stringify(of.result) }),
    })
    .where('id', '=', of.id)
    .where('leased_by', '=', of.worker)
    .where('state', '=', 'ready')
    .executeTakeFirst()
  return Number(done.numUpdatedRows) === 1
}

/** Waits before the next try: 1 s, 4 s, 16 s … at most an hour, in milliseconds. */
export const retryDelay = (failures: number): number => Math.min(HOUR, 1_000 * 4 ** Math.max(0, failures - 1))

/** Waits after an interruption, from the sixth on: 1 s, 2 s, 4 s … at most an hour, in milliseconds. */
export const interruptionDelay = (interruptions: number): number =>
  interruptions <= AT_ONCE ? 0 : Math.min(HOUR, 1_000 * 2 ** (interruptions - AT_ONCE - 1))

const HOUR = 3_600_000

/** Puts a failed row back for later, or among the dead letters when its tries are used up. */
export async function failJob(
  db: Kysely<Database>,
  of: { job: JobRow; worker: string; now: number; error: string },
): Promise<'retried' | 'dead'> {
  const failures = of.job.attempts - of.job.interruptions
  const dead = failures >= of.job.max_attempts || of.job.interruptions >= MOST_INTERRUPTIONS
  await db
    .updateTable('jobs')
    .set({
      state: dead ? 'dead' : 'ready',
      run_at: of.now + retryDelay(failures),
      leased_by: null,
      leased_until: null,
      last_error: of.error.slice(0, 2_000),
      ...(dead ? { finished_at: of.now } : {}),
    })
    .where('id', '=', of.job.id)
    .where('leased_by', '=', of.worker)
    .execute()
  return dead ? 'dead' : 'retried'
}

/** A dead letter gets all its tries again, from now. */
export async function reviveJob(db: Kysely<Database>, id: string, now: number): Promise<boolean> {
  const revived = await db
    .updateTable('jobs')
    .set({
      state: 'ready',
      attempts: 0,
      interruptions: 0,
      run_at: now,
      finished_at: null,
      leased_by: null,
      leased_until: null,
    })
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .executeTakeFirst()
  return Number(revived.numUpdatedRows) === 1
}

/** Renews the lease of a row that is still worked on. */
export async function extendLease(
  db: Kysely<Database>,
  of: { id: string; worker: string; until: number },
): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ leased_until: of.until })
    .where('id', '=', of.id)
    .where('leased_by', '=', of.worker)
    .where('state', '=', 'ready')
    .execute()
}

/** Frees what a worker that is no more had taken. `isAlive` gets the lease holder's name. @returns how many rows */
export async function releaseLeases(
  db: Kysely<Database>,
  now: number,
  isAlive: (worker: string) => boolean,
): Promise<number> {
  const held = await db
    .selectFrom('jobs')
    .select(['id', 'leased_by', 'interruptions'])
    .where('state', '=', 'ready')
    .where('leased_by', 'is not', null)
    .execute()
  let freed = 0
  for (const { id, leased_by, interruptions } of held) {
    if (leased_by === null || isAlive(leased_by)) continue
    const times = interruptions + 1
    const done = await db
      .updateTable('jobs')
      .set({
        leased_by: null,
        leased_until: null,
        interruptions: times,
        ...(interruptionDelay(times) === 0 ? {} : { run_at: now + interruptionDelay(times) }),
      })
      .where('id', '=', id)
      .where('leased_by', '=', leased_by)
      .where('state', '=', 'ready')
      .executeTakeFirst()
    freed += Number(done.numUpdatedRows)
  }
  return freed
}

export async function setProgress(db: Kysely<Database>, id: string, done: number, total: number): Promise<void> {
  await db.updateTable('jobs').set({ progress_done: done, progress_total: total }).where('id', '=', id).execute()
}

/** What is done is kept this long, in milliseconds: the administrator may want to see what led to something. */
export const DONE_KEPT_MS = 30 * 86_400_000
const FORGOTTEN_AT_ONCE = 500

/**
 * Forgets what was done long ago: payloads hold names, addresses and reasons. A job that was asked for under a dedupe key
 * keeps its row, without what it was about: the key promises that it is never done a second time, and its state stands
 * where it is referred to. What was given up stays until an administrator has dealt with it.
 */
export async function forgetOldJobs(db: Kysely<Database>, now: number): Promise<void> {
  const before = now - DONE_KEPT_MS
  const old = db
    .selectFrom('jobs')
    .select('id')
    .where('state', '=', 'done')
    .where('created_at', '<', before)
    .where('finished_at', '<', before)
    .limit(FORGOTTEN_AT_ONCE)
  const noKey = old.where(({ eb, or }) => or([eb('kind', '!=', 'job'), eb('dedupe_key', 'is', null)]))
  const keyed = old.where('kind', '=', 'job').where('dedupe_key', 'is not', null).where('payload', '!=', FORGOTTEN)
  // In small steps: nobody else writes meanwhile on SQLite.
  while (Number((await db.deleteFrom('jobs').where('id', 'in', noKey).executeTakeFirst()).numDeletedRows) > 0);
  const blank = () => db.updateTable('jobs').set({ payload: FORGOTTEN }).where('id', 'in', keyed).executeTakeFirst()
  while (Number((await blank()).numUpdatedRows) > 0);
}

const FORGOTTEN = 'null'
