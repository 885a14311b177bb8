import type { BenefitGrantChanged, BenefitsChanged } from '~/areas/tiers/events'
import type { Ctx } from '~/platform/context.server'
import type { Notice } from './kinds'
import { tellManagers } from './tell.server'

export async function onBenefitsChanged(tx: Ctx, event: BenefitsChanged, of: { eventId: string }): Promise<void> {
  const titles = (changes: BenefitsChanged['better']) =>
    changes.length === 0 ? null : changes.map(({ title }) => title)
  const notice: Notice = {
    kind: 'benefits-changed',
    params: { track: event.trackTitle, better: titles(event.better), worse: titles(event.worse) },
  }
  const url = `/company/benefits?track=${event.trackSlug}`
  await tellManagers(tx, event.partnerId, null, { notice, url, key: `benefits:${of.eventId}` })
}

export async function onBenefitGrantChanged(tx: Ctx, event: BenefitGrantChanged): Promise<void> {
  const { change, title: benefit, until, reason } = event
  const notice: Notice =
    change === 'withdrawn'
      ? { kind: 'grant-withdrawn', params: { benefit, reason: reason ?? '' } }
      : change === 'ending'
        ? { kind: 'grant-ending', params: { benefit, until } }
        : {
            kind: change === 'given' ? 'grant-given' : 'grant-extended',
            params: { benefit, until, reason: reason ?? '' },
          }
  const url = `/company/benefits/${event.benefit}?track=${event.trackSlug}`
  await tellManagers(tx, event.partnerId, null, { notice, url, key: `grant:${event.grantId}:${event.step}` })
}
