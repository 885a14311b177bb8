import { setImmediate } from 'node:timers/promises'

/** How long one turn may last, milliseconds: what a saved answer can wait without anybody noticing. */
const TURN = 5

/** Does long work in turns of a few milliseconds; between them the process answers others. */
export async function inTurns<Result>(work: Generator<unknown, Result>): Promise<Result> {
  for (;;) {
    const end = performance.now() + TURN
    do {
      const { done, value } = work.next()
      if (done) return value
    } while (performance.now() < end)
    await setImmediate()
  }
}
