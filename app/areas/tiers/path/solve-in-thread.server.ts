import { standingThread } from '~/platform/thread.server'
import type { PlanQuestion, Solution } from './plan'

/** Reading the rules, asking the solver (which looks for ten seconds) and starting the thread, in milliseconds. */
const LONGEST = 30_000
/** Managers look at several plans in a row, and the first one costs as much as the rest. */
const IDLE = 10 * 60_000

/**
 * Works a plan out in a thread of its own, so that nobody waits for it but who asked. There is one in a process, and
 * questions take turns: requests keep a core.
 * @throws ThreadFailed when it took too long or failed
 */
export const solveInThread: (question: PlanQuestion) => Promise<Solution> = standingThread(
  new URL('./path-thread.server.ts', import.meta.url),
  { timeoutMs: LONGEST, idleMs: IDLE },
)
