import type { LocalText } from '~/platform/local-text'
import type { DifferenceReason, LossAhead, StandingOutlook } from '../decisions/standing-outlook'
import { whyDifferent } from '../decisions/standing-outlook'
import { describeForecastStep } from '../describe/forecast'
import type { Sentence } from '../describe/sentence'
import { describeShortfall } from '../describe/shortfall'
import type { Programme } from '../language/programme'
import { type TierName, tierName } from './track-view'

/** A partner in one of its tracks, as the table of the partner base shows it. Moments in epoch milliseconds. */
export type StandingEntry = {
  partner: { id: string; name: string; slug: string; region: string | null; country: string | null }
  /** Null for a partner that is in no track. */
  track: { slug: string; title: LocalText } | null
  /** Held, and earned by the facts; `differs` says why these are two. */
  tier: TierName | null
  computed: TierName | null
  /** Null where both are the same, and where it is not known why they are not. */
  differs: DifferenceReason | null
  /** Whether it was ever decided: a track without rules in force decides nothing. */
  isDecided: boolean
  since: number | null
  graceUntil: number | null
  nextExpiryAt: number | null
  nextReviewAt: number | null
  decidedAt: number | null
  /** People beyond those that the held tier needs; null when it counts nobody or is not earned. */
  spare: number | null
  /** What keeps the next tier away, or the held one while its grace runs, and how many requirements are open besides. */
  missing: { tier: TierName; line: Sentence; more: number } | null
  /** The first loss ahead if nobody acts: `isFall` where the tier is taken, else its requirements are lost. */
  loss: { at: number; isFall: boolean; because: readonly Sentence[] } | null
}

export type StandingRow = {
  partner_id: string
  partner_name: string
  partner_slug: string
  region: string | null
  country: string | null
  track_slug: string | null
  tier: string | null
  computed: string | null
  since: number | null
  grace_until: number | null
  next_expiry_at: number | null
  next_review_at: number | null
  decided_at: number | null
  spare: number | null
  lost_at: number | null
}

/**
 * What is kept with a standing, in the words of the rules in force. What was found under another version is not told: its
 * words could mean something else now, and it is looked at again within minutes.
 */
export function standingEntry(
  row: StandingRow,
  of: {
    rules: { versionId: string; programme: Programme } | null
    outlook: StandingOutlook | null
    loss: LossAhead | null
  },
): StandingEntry {
  const programme = of.rules?.programme
  const isOfNow = (kept: { versionId: string } | null) => kept !== null && kept.versionId === of.rules?.versionId
  const outlook = isOfNow(of.outlook) ? of.outlook : null
  const loss = isOfNow(of.loss) ? of.loss : null
  const nameOf = (slug: string | null) => (programme ? tierName(programme, slug) : null)
  const isDecided = row.since !== null
  return {
    partner: {
      ...{ id: row.partner_id, name: row.partner_name, slug: row.partner_slug },
      ...{ region: row.region, country: row.country },
    },
    track: row.track_slug ? { slug: row.track_slug, title: programme?.title ?? { en: row.track_slug } } : null,
    tier: nameOf(row.tier),
    computed: nameOf(row.computed),
    differs: isDecided && row.computed !== row.tier ? whyDifferent(outlook?.reasons ?? []) : null,
    isDecided,
    since: row.since,
    graceUntil: row.grace_until,
    nextExpiryAt: row.next_expiry_at,
    nextReviewAt: row.next_review_at,
    decidedAt: row.decided_at,
    spare: row.spare,
    missing: programme && outlook ? missingOf(outlook, programme) : null,
    loss:
      programme && loss && row.lost_at !== null
        ? {
            at: row.lost_at,
            isFall: loss.step.change === 'demotion',
            because: describeForecastStep(loss.step, programme).because,
          }
        : null,
  }
}

function missingOf({ missing }: StandingOutlook, programme: Programme): StandingEntry['missing'] {
  const tier = missing && tierName(programme, missing.tier)
  const line = missing && describeShortfall(missing, programme)
  return tier && line ? { tier, line, more: missing.steps - 1 } : null
}
