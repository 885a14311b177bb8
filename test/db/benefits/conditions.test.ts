import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { entitlementHistory } from '~/areas/tiers/benefits/entitlement-history'
import { entitlementsOf } from '~/areas/tiers/benefits/entitlements-of.server'
import { readFullHistories } from '~/areas/tiers/benefits/read-histories.server'
import { unlockedBy } from '~/areas/tiers/benefits/unlocked-by.server'
import { viewBenefits } from '~/areas/tiers/benefits/view-benefits.server'
import { reEvaluateDue } from '~/areas/tiers/decisions/re-evaluate-due.server'
import { recordEntry } from '~/areas/tiers/facts/record-entry.server'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { programmeWith } from '~/areas/tiers/testing/build-programme'
import { setTiersUsed } from '~/areas/tiers/versions/set-tiers-used.server'
import { withDatabases } from '../databases'
import { day, type TierWorld, tierWorld } from '../tiers/tier-world'

const TIERS = `
- slug: registered
  title: Registered
  requires: always
  benefits:
    licence-discount: 5
    sales-kit: { value: true, when: { attestation: business-plan } }
- slug: silver
  title: Silver
  requires: { countPeople: { atLeast: 1, holding: integration-associate } }
  benefits: { licence-discount: { value: 12, when: { attestation: business-plan } } }
`.trim()

withDatabases((_dialect, open) => {
  let world: TierWorld
  beforeAll(async () => {
    world = await tierWorld(await open())
    await world.publish(programmeWith(TIERS))
    await world.worker.drain()
    await joinTrack(world.otto(), { partnerId: world.bluefern.id, track: 'technology' })
  })
  afterAll(() => world.clear())

  const had = async () =>
    Object.fromEntries((await entitlementsOf(world.system(), world.bluefern.id)).map((one) => [one.benefit, one.value]))
  const plan = (date: string, until: string) =>
    recordEntry(world.otto(), {
      partnerId: world.bluefern.id,
      typed: {
        ...{ kind: 'attestation', name: 'business-plan', amount: '', date, until },
        ...{ customer: '', line: '', note: '' },
      },
      key: `plan-${date}`,
    })

  describe('a condition', () => {
    test('keeps a benefit closed, and says so, until the fact comes that meets it', async () => {
      expect(await had()).toEqual({ 'licence-discount': 5 })
      const unlocks = await unlockedBy(world.as(world.petra), world.bluefern.id, ['sales-kit'], 'en')
      expect(unlocks.get('sales-kit')).toMatchObject([{ tier: 'Registered', held: true, asks: true }])
      world.goTo('2026-03-10')
      await plan('2026-03-10', '2026-06-10')
      expect(await had()).toEqual({ 'licence-discount': 5, 'sales-kit': true })
    })

    test('of a higher tier counts with that tier, and what it changed is told once', async () => {
      world.goTo('2026-04-01')
      await world.certify(world.ana, 'integration-associate')
      expect(await had()).toEqual({ 'licence-discount': 12, 'sales-kit': true })
      const told = await world.events('tiers.benefits-changed')
      expect(told).toMatchObject([{ better: [{ benefit: 'sales-kit' }], worse: [] }])
      expect((await world.events('tiers.tier-changed')).at(-1)).toMatchObject({
        ...{ to: 'silver', better: [{ benefit: 'licence-discount' }], worse: [] },
      })
    })

    test('ends by the mere passing of time, without another decision about the tier', async () => {
      const before = (await world.decisions(world.bluefern.id)).length
      world.goTo('2026-06-10')
      await reEvaluateDue(world.system())
      expect(await had()).toEqual({ 'licence-discount': 5 })
      expect((await world.decisions(world.bluefern.id)).length).toBe(before)
    })

    test('is kept with its proof, so that every day that was has its answer', async () => {
      const [history] = await readFullHistories(world.system(), world.bluefern.id)
      if (!history) throw new Error('the partner is in a track')
      const discounts = entitlementHistory(history, 'licence-discount').map(({ value }) => value)
      expect(discounts).toEqual([5, 12, 5])
      expect(history.proofs.map(({ at }) => at >= day('2026-03-01'))).not.toContain(false)
      expect(history.proofs.at(-1)?.proof.tiers.map(({ met }) => met)).toEqual([false, false])
    })

    test('that a new version no longer asks for is gone with that version', async () => {
      await world.publish(programmeWith(TIERS.replace('{ value: true, when: { attestation: business-plan } }', 'true')))
      await world.worker.drain()
      expect(await had()).toEqual({ 'licence-discount': 5, 'sales-kit': true })
    })

    test('counts for nothing while the track is run without tiers, on the page as everywhere', async () => {
      const granted = async () => {
        const { benefits, held } = await viewBenefits(world.as(world.petra), { partnerId: world.bluefern.id })
        return [held?.slug ?? null, benefits.filter(({ value }) => value !== null).map(({ slug }) => slug)]
      }
      expect(await granted()).toEqual(['silver', ['licence-discount', 'sales-kit']])
      await setTiersUsed(world.otto(), { track: 'technology', hasTiers: false })
      expect([await had(), await granted()]).toEqual([{}, [null, []]])
      expect(await unlockedBy(world.as(world.petra), world.bluefern.id, ['sales-kit'], 'en')).toEqual(new Map())
      await setTiersUsed(world.otto(), { track: 'technology', hasTiers: true })
      expect(await granted()).toEqual(['silver', ['licence-discount', 'sales-kit']])
    })
  })
})
