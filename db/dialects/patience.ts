/** How long a statement waits for a lock before it is given up, in milliseconds. */
const PATIENCE_MS = 5_000
/** And how long while the lock that was given up on is still there: a queue of callers must not each wait their turn out. */
const SHORT_PATIENCE_MS = 50
const FIRST_PAUSE_MS = 2
const LONGEST_PAUSE_MS = 50

/**
 * Tries work again while it fails for a lock, without holding anybody else up. After it was given up once, callers are
 * told so quickly until the work succeeds again.
 * @param isLocked whether the failure will pass by itself
 * @returns a function that does work, and throws its last failure
 */
export function patientWith(
  isLocked: (error: unknown) => boolean,
  of: { now(): number; pause(ms: number): Promise<void> } = { now: () => performance.now(), pause },
): <T>(work: () => Promise<T>) => Promise<T> {
  let isStuck = false
  return async (work) => {
    const since = of.now()
    for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(2 * wait, LONGEST_PAUSE_MS)) {
      try {
        const done = await work()
        isStuck = false
        return done
      } catch (error) {
        if (!isLocked(error)) throw error
        if (of.now() - since >= (isStuck ? SHORT_PATIENCE_MS : PATIENCE_MS)) {
          isStuck = true
          throw error
        }
      }
      await of.pause(wait)
    }
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
