/** Does work that can be done in turns (`in-turns.server.ts`) in one go, where nobody waits beside it. */
export function atOnce<Result>(work: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}
