import type {
  GraceStarted,
  RulesAnnounced,
  RulesWithdrawn,
  TierChanged,
  TierLossAhead,
  TierRuled,
} from '~/areas/tiers/events'
import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import type { Notice } from './kinds'
import { tellManagers } from './tell.server'

export async function onTierChanged(tx: Ctx, event: TierChanged): Promise<void> {
  const notice = noticeOfChange(event)
  await tellManagers(tx, event.partnerId, null, { notice, url: '/company/tier', key: `tier:${event.decisionId}` })
}

function noticeOfChange(event: TierChanged): Notice {
  const { change, trackTitle: track, fromTitle, toTitle: tier, graceUntil } = event
  const [better, worse] = [titlesOf(event.better), titlesOf(event.worse)]
  if (change === 'demotion') return { kind: 'tier-demoted', params: { track, tier, worse } }
  if (change === 'tier-withdrawn') {
    invariant(fromTitle, 'only a tier that was held can be withdrawn')
    return { kind: 'tier-withdrawn', params: { track, gone: fromTitle, tier, until: graceUntil, worse } }
  }
  invariant(tier, 'nobody rises or recovers to no tier')
  return change === 'promotion'
    ? { kind: 'tier-promoted', params: { track, tier, better } }
    : { kind: 'tier-grace-ended', params: { track, tier } }
}

const titlesOf = (changes: TierChanged['better'] = []) =>
  changes.length === 0 ? null : changes.map(({ title }) => title)

export async function onGraceStarted(tx: Ctx, event: GraceStarted): Promise<void> {
  const notice: Notice = {
    kind: 'tier-grace-started',
    params: { track: event.trackTitle, tier: event.tierTitle, until: event.graceUntil },
  }
  await tellManagers(tx, event.partnerId, null, { notice, url: '/company/tier', key: `grace:${event.decisionId}` })
}

/** What the vendor decided about a tier that is no longer earned. */
export async function onTierRuled(tx: Ctx, event: TierRuled): Promise<void> {
  const { change, trackTitle: track, tierTitle: tier, until, reason } = event
  const notice: Notice =
    until === null
      ? { kind: 'tier-keep-withdrawn', params: { track, tier, reason } }
      : { kind: change === 'agreed' ? 'tier-demotion-agreed' : 'tier-kept', params: { track, tier, until, reason } }
  const url = `/company/tier?track=${event.trackSlug}`
  await tellManagers(tx, event.partnerId, null, { notice, url, key: `ruling:${event.factId}` })
}

/** New rules mean something else for each partner: each is told its own. */
export async function onRulesAnnounced(tx: Ctx, event: RulesAnnounced): Promise<void> {
  const { trackTitle: track, effectiveAt, text } = event
  const notice: Notice = { kind: 'rules-announced', params: { track, effectiveAt, text } }
  await tellManagers(tx, event.partnerId, null, { notice, url: rulesUrl(event), key: `rules:${event.versionId}` })
}

export async function onRulesWithdrawn(tx: Ctx, event: RulesWithdrawn): Promise<void> {
  const { trackTitle: track, effectiveAt, isReplaced } = event
  const notice: Notice = { kind: isReplaced ? 'rules-replaced' : 'rules-withdrawn', params: { track, effectiveAt } }
  const key = `rules-withdrawn:${event.versionId}`
  await tellManagers(tx, event.partnerId, null, { notice, url: rulesUrl(event), key })
}

const rulesUrl = ({ trackSlug }: { trackSlug: string }) => `/programme/rules/${trackSlug}`

export async function onLossAhead(tx: Ctx, event: TierLossAhead): Promise<void> {
  const { trackTitle: track, tierTitle: tier, lostAt, keptUntil: until, why, prevention } = event
  const notice: Notice = { kind: 'tier-loss-ahead', params: { track, tier, lostAt, until, why, prevention } }
  const url = `/company/tier?track=${event.trackSlug}#forecast`
  await tellManagers(tx, event.partnerId, null, {
    ...{ notice, url },
    key: `loss:${event.partnerId}:${event.trackSlug}:${lostAt}:${event.days}`,
  })
}
