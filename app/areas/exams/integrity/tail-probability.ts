/**
 * How likely it is that at least so many of some independent events happen, each with its own probability: the upper
 * tail of the Poisson binomial distribution. Exact, by adding one event after the other (Wang 1993); with k events it
 * takes k² steps.
 * @param probabilities each 0..1
 * @returns 0..1
 */
export function tailProbability(probabilities: readonly number[], atLeast: number): number {
  if (atLeast <= 0) return 1
  if (atLeast > probabilities.length) return 0
  // chance[n] is the probability that exactly n of the events so far happened
  let chance = [1]
  for (const p of probabilities)
    chance = [...chance, 0].map((stays, n) => stays * (1 - p) + (n > 0 ? (chance[n - 1] ?? 0) * p : 0))
  // From the rarest end, so that small numbers are added before they meet large ones.
  return Math.min(
    1,
    chance.slice(atLeast).reduceRight((sum, one) => sum + one, 0),
  )
}
