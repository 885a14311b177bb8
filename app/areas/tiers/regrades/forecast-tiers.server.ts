import { setImmediate } from 'node:timers/promises'
import type { CertificateChange } from '~/areas/certifications/events'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { historiesOf } from '../decisions/queries.server'
import type { Fact } from '../facts/facts'
import { factsOfPartners } from '../facts/queries.server'
import { tracksOfPartners } from '../standings/queries.memberships.server'
import { programmeOf, rulesInForce } from '../versions/load-rules.server'
import type { SourcedFact } from './facts-of-changes'
import { factsAfter, forecastTier, type TierMove } from './forecast-tiers'
import { type ForecastRow, forgetForecast, insertForecast } from './queries.server'

/** Partners looked at in one go. */
const PORTION = 50

/** A move with the version of the rules that it is told by. */
export type ForecastDetail = TierMove & { ruleVersionId: string }

/**
 * Which partners' tiers would move if certificates changed so: kept to be read, nothing is decided. The number of
 * queries grows with portions of partners only.
 */
export async function forecastTiers(ctx: Ctx, regradeId: string, changes: readonly CertificateChange[]): Promise<void> {
  await forgetForecast(ctx.db, regradeId)
  const partnerIds = [...new Set(changes.map(({ organisationId }) => organisationId))].sort()
  let number = 0
  for (let from = 0; from < partnerIds.length; from += PORTION) {
    const portion = partnerIds.slice(from, from + PORTION)
    const tracks = await tracksOfPartners(ctx.db, portion)
    const steps = await historiesOf(ctx.db, portion)
    const facts = await factsOfPartners(ctx.db, portion)
    const rows: ForecastRow[] = []
    for (const partnerId of portion) {
      const known = facts
        .filter((row) => row.partner_id === partnerId)
        .map((row): SourcedFact => ({ fact: json<Fact>(row.content), sourceKey: row.source_key }))
      const own = steps.filter((step) => step.partner_id === partnerId)
      // What is learned counts after every decision so far, as `knownFrom` has it.
      const at = Math.max(ctx.now, ...own.map((step) => step.decided_at + 1), ...known.map(({ fact }) => fact.knownAt))
      const rules = await rulesInForce(ctx, at)
      const before = known.map(({ fact }) => fact)
      const after = factsAfter(
        changes.filter(({ organisationId }) => organisationId === partnerId),
        known,
        at,
      )
      for (const { track_id } of tracks.filter((track) => track.partner_id === partnerId)) {
        const inForce = rules.get(track_id)
        if (!inForce) continue
        const history = own.filter((step) => step.track_id === track_id)
        const last = history.at(-1)
        const tiersBefore = last ? (await programmeOf(ctx, last.rule_version_id)).tiers : inForce.programme.tiers
        const move = forecastTier({ programme: inForce.programme, tiersBefore, steps: history, before, after, at })
        if (!move) continue
        const detail: ForecastDetail = { ...move, ruleVersionId: inForce.versionId }
        rows.push({
          regrade_id: regradeId,
          number: ++number,
          partner_id: partnerId,
          track_id,
          detail: JSON.stringify(detail),
        })
      }
    }
    await insertForecast(ctx.db, rows)
    await setImmediate()
  }
}
