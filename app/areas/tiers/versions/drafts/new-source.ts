import { effectiveFrom } from '../../language/programme'

/** A text to begin from where a track has no rules yet: everything that must be there, with one tier that asks nothing. */
export const newSource = (of: { track: string; title: string; effective: string; currency: string }): string =>
  `track: ${of.track}
title: { en: ${JSON.stringify(of.title)} }
effective: ${of.effective}
currency: ${of.currency}

# What the rules read: numbers that arrive as dated facts, and what somebody vouches for.
metrics:
  revenue: { unit: money, aggregation: sum, title: { en: Revenue } }

# What tiers give. Units: percent, hours, count, yes-no.
benefits:
  discount: { unit: percent, title: { en: Discount } }

# Lowest first. A tier holds when its own requirements and those of every tier below are met.
tiers:
  - slug: registered
    title: { en: Registered }
    requires: always
    benefits: { discount: 5 }

transition:
  promote: at-once
  demote: { afterGrace: { days: 60 } }
`

/**
 * The day that a new version is proposed for: the first of the month after next, so that partners have a month's notice,
 * and after every version that is published already.
 * @param taken the first moments of days (epoch ms) for which versions are published
 */
export function proposedDay(now: number, taken: readonly number[]): string {
  const date = new Date(now)
  for (let months = 2; ; months++) {
    const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)
    const day = new Date(first).toISOString().slice(0, 10)
    if (taken.every((at) => at < effectiveFrom({ effective: day }))) return day
  }
}
