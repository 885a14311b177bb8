import type { AttemptSignalsTable } from '#db/tables/playing'

export type SignalKind = AttemptSignalsTable['kind']

/** With fewer other attempts nothing is unusual. */
const LEAST_OTHERS = 20
/** How often it must have happened at all, and how rare as much must be among the others. */
const LEAST: Readonly<Record<SignalKind, number>> = { 'focus-lost': 8, paste: 4 }
const RARE = 0.05

export type SignalCount = {
  kind: SignalKind
  count: number
  others: number
  /** how many of the others have as many or more */
  asMany: number
  /** median of the others */
  usual: number
  isUnusual: boolean
}

/**
 * How often a page lost the focus or something was pasted, beside other attempts at the same exam. It never says enough by
 * itself (`worth-a-look.ts`): a phone that rings, a reader that speaks the page and a dictation do the same. Of somebody
 * with an accommodation it says nothing at all.
 */
export function signalsBesideOthers(
  own: Readonly<Record<SignalKind, number>>,
  of: { others: readonly Readonly<Record<SignalKind, number>>[]; hasAccommodation: boolean },
): SignalCount[] {
  return (['focus-lost', 'paste'] as const).map((kind) => {
    const counts = of.others.map((other) => other[kind]).sort((a, b) => a - b)
    const asMany = counts.filter((count) => count >= own[kind]).length
    return {
      kind,
      count: own[kind],
      others: counts.length,
      asMany,
      usual: counts[Math.floor((counts.length - 1) / 2)] ?? 0,
      isUnusual:
        !of.hasAccommodation &&
        counts.length >= LEAST_OTHERS &&
        own[kind] >= LEAST[kind] &&
        (asMany + 1) / (counts.length + 1) <= RARE,
    }
  })
}
