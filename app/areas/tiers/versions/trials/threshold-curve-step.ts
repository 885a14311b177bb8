/**
 * How many partners rise, fall and meet the requirement at every value of a threshold. `values` ascend; `steps[2i + 1]` is
 * what holds at the value i, `steps[2i]` what holds below it, down to the value before.
 */
export type ThresholdCurve = {
  readonly partners: number
  readonly values: readonly number[]
  /** Promoted, demoted, and those whose own number the value does not pass. */
  readonly steps: readonly (readonly [promoted: number, demoted: number, reaching: number])[]
}

/** What holds at a value: the step at it, or the one between the values around it. */
export function stepAt(curve: ThresholdCurve, value: number): ThresholdCurve['steps'][number] {
  let [low, high] = [0, curve.values.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((curve.values[middle] ?? 0) < value) low = middle + 1
    else high = middle
  }
  return curve.steps[curve.values[low] === value ? 2 * low + 1 : 2 * low] ?? [0, 0, 0]
}
