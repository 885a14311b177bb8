import type { Ctx } from '~/platform/context.server'
import type { Entitlement } from '~/platform/entitlements'
import { localText } from '~/platform/local-text'
import type { BenefitValue } from '../language/programme'
import { entitlementIn, type TrackHistory } from './entitlement'
import { readStandingHistories } from './read-histories.server'

/** What a partner may use today, of every track it is in: by its tier, by conditions it meets, and by grants. */
export async function entitlementsOf(ctx: Ctx, organisationId: string): Promise<Entitlement[]> {
  const tracks = await readStandingHistories(ctx, organisationId)
  return tracks.flatMap((track) => entitlementsIn(track, ctx.now))
}

/** Every benefit of one track that is granted at a moment (epoch ms), in the programme's order. */
export function entitlementsIn(track: TrackHistory, at: number): Entitlement[] {
  const programme = track.steps.at(-1)?.programme
  return (programme?.benefits ?? []).flatMap(({ slug, unit }) => {
    const found = entitlementIn(track, slug, at)
    if (!found) return []
    const { source, until } = found
    return {
      ...{ benefit: slug, unit, trackSlug: track.track, value: plainValue(found.value), until },
      because: source.kind === 'tier' ? source.tier : source.grantId,
      by: source.kind,
    }
  })
}

const plainValue = (value: BenefitValue): string | number | boolean =>
  typeof value === 'object' ? localText(value, 'en') : value
