import { setTimeout as sleep } from 'node:timers/promises'
import type { Stage } from '../stage'

export type Watched<T> = { result: T; seconds: number; queries: number; stallMs: number; memoryMb: number }

/**
 * How long some work in this process takes, how many queries it makes, and the longest that somebody else's short query
 * had to wait for the database meanwhile: for another statement, another transaction, or the processor.
 */
export async function watch<T>(stage: Stage, work: () => Promise<T>): Promise<Watched<T>> {
  const { db } = stage.composition.handle
  const queries = countQueries(stage)
  let isOver = false
  const seen = { stallMs: 0, memoryMb: 0, asked: 0 }
  const other = (async () => {
    while (!isOver) {
      const from = performance.now()
      await db.selectFrom('exams').select('id').limit(1).execute()
      seen.stallMs = Math.max(seen.stallMs, performance.now() - from)
      seen.memoryMb = Math.max(seen.memoryMb, process.memoryUsage.rss() / 1_048_576)
      seen.asked++
      await sleep(2)
    }
  })()
  const started = performance.now()
  try {
    const result = await work()
    const seconds = (performance.now() - started) / 1_000
    isOver = true
    await other
    return { result, seconds, queries: queries.count - seen.asked, stallMs: seen.stallMs, memoryMb: seen.memoryMb }
  } finally {
    isOver = true
    queries.stop()
  }
}

/** Every statement that runs on the stage's connection; on SQLite, where the benchmark measures. */
function countQueries(stage: Stage): { readonly count: number; stop(): void } {
  const { handle } = stage.composition
  if (handle.dialect !== 'sqlite') throw new Error('statements are counted on SQLite only')
  const prototype = Object.getPrototypeOf(handle.connection.prepare('select 1')) as Record<'all' | 'run', Running>
  const { all, run } = prototype
  let count = 0
  const counted = (inner: Running): Running =>
    function (this: unknown, ...values) {
      count++
      return inner.apply(this, values)
    }
  prototype.all = counted(all)
  prototype.run = counted(run)
  return {
    get count() {
      return count
    },
    stop: () => Object.assign(prototype, { all, run }),
  }
}

type Running = (this: unknown, ...values: unknown[]) => unknown
