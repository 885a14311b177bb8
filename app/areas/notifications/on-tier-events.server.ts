import type { GraceStarted, TierChanged } from '~/areas/tiers/events'
import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import type { Notice } from './kinds'
import { tellManagers } from './tell.server'

export async function onTierChanged(tx: Ctx, event: TierChanged): Promise<void> {
  const notice = noticeOfChange(event)
  await tellManagers(tx, event.partnerId, null, { notice, url: '/company/tier', key: `tier:${event.decisionId}` })
}

function noticeOfChange({ change, trackTitle: track, fromTitle, toTitle: tier, graceUntil }: TierChanged): Notice {
  if (change === 'demotion') return { kind: 'tier-demoted', params: { track, tier } }
  if (change === 'tier-withdrawn') {
    invariant(fromTitle, 'only a tier that was held can be withdrawn')
    return { kind: 'tier-withdrawn', params: { track, gone: fromTitle, tier, until: graceUntil } }
  }
  invariant(tier, 'nobody rises or recovers to no tier')
  return { kind: change === 'promotion' ? 'tier-promoted' : 'tier-grace-ended', params: { track, tier } }
}

export async function onGraceStarted(tx: Ctx, event: GraceStarted): Promise<void> {
  const notice: Notice = {
    kind: 'tier-grace-started',
    params: { track: event.trackTitle, tier: event.tierTitle, until: event.graceUntil },
  }
  await tellManagers(tx, event.partnerId, null, { notice, url: '/company/tier', key: `grace:${event.decisionId}` })
}
