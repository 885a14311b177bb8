/**
 * The time left by a monotonic clock. It knows no time of day: a wall clock that is wrong, or set while the page is open,
 * changes nothing.
 * @param left milliseconds left when the server answered
 * @param answeredAt when its answer came, on the clock that `at` is told by
 */
export function countdown(left: number, answeredAt: number) {
  let end = answeredAt + left
  return {
    /** Milliseconds left at a moment of the same clock; below zero once the time is up. */
    at: (now: number): number => end - now,
    /** Sets it right: so much is left now. */
    set: (milliseconds: number, now: number): void => {
      end = now + milliseconds
    },
  }
}
