import { inThread } from '~/platform/thread.server'
import type { PlanQuestion, Solution } from './plan'

/** Reading the rules, asking the solver (which looks for ten seconds) and starting the thread, in milliseconds. */
const LONGEST = 30_000

/** Threads take turns: one of a process at a time, so that requests keep a core. */
let turn: Promise<unknown> = Promise.resolve()

/**
 * Works a plan out in a thread of its own, so that nobody waits for it but who asked.
 * @throws ThreadFailed when it took too long or failed
 */
export function solveInThread(question: PlanQuestion): Promise<Solution> {
  const source = new URL('./path-thread.server.ts', import.meta.url)
  const mine = turn.then(() => inThread<PlanQuestion, never, Solution>(source, question, { timeoutMs: LONGEST }))
  turn = mine.catch(() => undefined)
  return mine
}
