/** When a version takes effect, was published and, if ever, withdrawn; epoch milliseconds. */
export type VersionTimes = {
  readonly effective_at: number
  readonly published_at: number
  readonly withdrawn_at: number | null
}

/**
 * The version that counts on a date as known at a moment: of those that were published and not withdrawn by then, the
 * last of the latest day that has begun. What is published or withdrawn later never changes the answer. A date that was
 * asked about before anything was published is answered by what was published first.
 * @param of.on epoch ms @param of.known epoch ms
 */
export function versionAsKnown<Version extends VersionTimes>(
  versions: readonly Version[],
  of: { on: number; known: number },
): Version | null {
  const known = Math.max(of.known, Math.min(...versions.map(({ published_at }) => published_at)))
  const [newest = null] = versions
    .filter(
      ({ effective_at, published_at, withdrawn_at }) =>
        effective_at <= of.on && published_at <= known && (withdrawn_at === null || withdrawn_at > known),
    )
    .toSorted((a, b) => b.effective_at - a.effective_at || b.published_at - a.published_at)
  return newest
}
