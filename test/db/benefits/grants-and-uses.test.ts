import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAsset } from '~/areas/assets/open-asset.server'
import { publishAssets } from '~/areas/assets/publish-assets.server'
import { extendGrant, tellEndingGrants, withdrawGrant } from '~/areas/tiers/benefits/change-grant.server'
import { giveGrant } from '~/areas/tiers/benefits/give-grant.server'
import { handOutLicence, returnLicence } from '~/areas/tiers/benefits/hand-out-licence.server'
import { listGrants } from '~/areas/tiers/benefits/list-grants.server'
import { logSupportRequests } from '~/areas/tiers/benefits/log-support.server'
import { readRequestFile } from '~/areas/tiers/benefits/read-request-file.server'
import { recordFundUse, reverseFundUse } from '~/areas/tiers/benefits/use-fund.server'
import { viewBenefit } from '~/areas/tiers/benefits/view-benefit.server'
import { viewBenefits } from '~/areas/tiers/benefits/view-benefits.server'
import { recordEntry } from '~/areas/tiers/facts/record-entry.server'
import type { Programme } from '~/areas/tiers/language/programme'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { programmeWith } from '~/areas/tiers/testing/build-programme'
import { setTiersUsed } from '~/areas/tiers/versions/set-tiers-used.server'
import { sha256Hex } from '~/platform/hash.server'
import { withDatabases } from '../databases'
import { DAY, type TierWorld, tierWorld } from '../tiers/tier-world'

const USAGE: Record<string, Programme['benefits'][number]['usage']> = {
  'licence-discount': { kind: 'fund', from: 'revenue' },
  'support-response': { kind: 'answers' },
  'nfr-licences': { kind: 'licences' },
}
const base = programmeWith(
  `
- slug: registered
  title: Registered
  requires: always
  benefits: { licence-discount: 1, support-response: 24, nfr-licences: 2 }
- slug: silver
  title: Silver
  requires: { countPeople: { atLeast: 1, holding: integration-associate } }
  benefits: { sales-kit: true }`.trim(),
)
const RULES: Programme = {
  ...base,
  benefits: base.benefits.map((benefit) => {
    const usage = USAGE[benefit.slug]
    return usage ? { ...benefit, usage } : benefit
  }),
}

withDatabases((_dialect, open) => {
  let world: TierWorld
  const partnerId = () => world.bluefern.id
  const of = (benefit: string) => ({ partnerId: partnerId(), benefit, track: 'technology' })

  beforeAll(async () => {
    world = await tierWorld(await open())
    await world.publish(RULES)
    await world.worker.drain()
    await joinTrack(world.otto(), { partnerId: partnerId(), track: 'technology' })
    world.pass(DAY)
    await publishAssets(world.system(), {
      ...{ slug: 'sales-kit', title: { en: 'Kit' }, summary: { en: 'Kit' }, requiresBenefit: 'sales-kit' },
      files: [
        { name: 'kit.txt', bytes: Buffer.from('kit'), sha256: sha256Hex('kit'), mediaType: 'text/plain', size: 3 },
      ],
    })
  })
  afterAll(() => world.clear())

  const told = async (kind: string) =>
    (await world.handle.db.selectFrom('notifications').select('person_id').where('kind', '=', kind).execute()).map(
      ({ person_id }) => person_id,
    )

  describe('a grant', () => {
    const typed = { value: '', from: '', until: '2026-06-01', reason: 'Launch in the Nordics' }
    const kit = { folder: 'sales-kit', name: 'kit.txt' }

    test('opens what it is for, once, and the managers of the company are told', async () => {
      await expect(openAsset(world.as(world.ana), kit)).rejects.toMatchObject({ code: 'assets.reserved' })
      const give = () => giveGrant(world.otto(), { ...of('sales-kit'), typed, key: 'g1' })
      expect(await give()).toEqual({ ok: true, isNew: true })
      expect(await give()).toEqual({ ok: true, isNew: false })
      await world.worker.drain()
      expect(await openAsset(world.as(world.ana), kit)).toMatchObject({ name: 'kit.txt' })
      expect(await told('grant-given')).toEqual([world.petra.personId])
      expect(await world.audited('benefits.grant-given')).toBe(1)
    })

    test('is shown to the company with its end, and nobody of another company sees it', async () => {
      const { benefit } = await viewBenefit(world.as(world.petra), of('sales-kit'))
      expect(benefit).toMatchObject({ value: true, source: { kind: 'grant' }, until: Date.parse('2026-06-01') })
      await expect(viewBenefit(world.as(world.tomas), of('sales-kit'))).rejects.toMatchObject({ status: 403 })
    })

    test('is given, extended and withdrawn by programme managers alone', async () => {
      const [row] = (await listGrants(world.otto(), { state: 'active' })).rows
      const grantId = row?.id ?? ''
      const petra = world.as(world.petra)
      await expect(giveGrant(petra, { ...of('sales-kit'), typed, key: 'g2' })).rejects.toMatchObject({ status: 403 })
      await expect(extendGrant(petra, { grantId, typed })).rejects.toMatchObject({ status: 403 })
      await expect(withdrawGrant(petra, { grantId, reason: 'Not ours' })).rejects.toMatchObject({ status: 403 })
      await expect(listGrants(petra, { state: null })).rejects.toMatchObject({ status: 403 })
    })

    test('is told of thirty days before its end, once for each end', async () => {
      world.goTo('2026-05-03')
      expect(await tellEndingGrants(world.system())).toBe(1)
      expect(await tellEndingGrants(world.system())).toBe(0)
      const [row] = (await listGrants(world.otto(), { state: 'ending' })).rows
      const typedLonger = { until: '2026-09-01', reason: 'It went well' }
      expect(await extendGrant(world.otto(), { grantId: row?.id ?? '', typed: typedLonger })).toMatchObject({
        ok: true,
      })
      expect(await tellEndingGrants(world.system())).toBe(0)
      await world.worker.drain()
      expect([await told('grant-ending'), await told('grant-extended')]).toEqual([
        [world.petra.personId],
        [world.petra.personId],
      ])
    })

    test('closes by itself at its end, without anybody acting', async () => {
      world.goTo('2026-09-01')
      await expect(openAsset(world.as(world.ana), kit)).rejects.toMatchObject({ code: 'assets.reserved' })
      const { periods } = await viewBenefit(world.as(world.petra), of('sales-kit'))
      expect(periods.map(({ value }) => value)).toEqual([null, true, null])
    })

    test('that is withdrawn is over at once, and cannot be withdrawn twice', async () => {
      const again = { ...typed, until: '2026-12-01' }
      await giveGrant(world.otto(), { ...of('sales-kit'), typed: again, key: 'g3' })
      const [row] = (await listGrants(world.otto(), { state: 'active' })).rows
      const withdraw = (reason: string) => withdrawGrant(world.otto(), { grantId: row?.id ?? '', reason })
      expect(await withdraw('no')).toMatchObject({ ok: false, problems: [{ code: 'too-short' }] })
      expect(await withdraw('The launch was called off')).toMatchObject({ ok: true })
      await expect(openAsset(world.as(world.ana), kit)).rejects.toMatchObject({ code: 'assets.reserved' })
      await expect(withdraw('The launch was called off')).rejects.toMatchObject({ code: 'benefits.grant-over' })
    })
  })

  describe('licences', () => {
    const handOut = (key: string) =>
      handOutLicence(world.as(world.petra), {
        ...of('nfr-licences'),
        typed: { holder: `Team ${key}`, what: 'Tests', date: '2026-08-31' },
        key,
      })

    test('are handed out by the company until none is left; one that came back can go out again', async () => {
      expect([await handOut('l1'), await handOut('l1'), await handOut('l2')]).toEqual([
        { ok: true, isNew: true },
        { ok: true, isNew: false },
        { ok: true, isNew: true },
      ])
      expect(await handOut('l3')).toMatchObject({ problems: [{ code: 'none-left', params: { allowed: 2, used: 2 } }] })
      const { usage } = await viewBenefit(world.as(world.petra), of('nfr-licences'))
      const licenceId = usage?.kind === 'licences' ? (usage.uses[0]?.id ?? '') : ''
      const back = () => returnLicence(world.as(world.petra), { ...of('nfr-licences'), licenceId })
      await back()
      await expect(back()).rejects.toMatchObject({ code: 'benefits.licence-returned' })
      expect(await handOut('l3')).toMatchObject({ ok: true })
    })

    test('two who take the last one at once do not both get it', async () => {
      const { usage } = await viewBenefit(world.as(world.petra), of('nfr-licences'))
      const held = usage?.kind === 'licences' ? usage.uses.find(({ returnedAt }) => returnedAt === null) : undefined
      await returnLicence(world.as(world.petra), { ...of('nfr-licences'), licenceId: held?.id ?? '' })
      const both = await Promise.all([handOut('r1'), handOut('r2')])
      expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    })

    test('beyond what a fall allows stay in use, and are shown as too many', async () => {
      await world.publish({
        ...RULES,
        tiers: RULES.tiers.map((tier, at) =>
          at > 0 ? tier : { ...tier, benefits: { ...tier.benefits, 'nfr-licences': 1 } },
        ),
      })
      await world.worker.drain()
      const { benefits } = await viewBenefits(world.as(world.petra), { partnerId: partnerId() })
      expect(benefits.find(({ slug }) => slug === 'nfr-licences')?.used).toMatchObject({
        ...{ kind: 'licences', count: { allowed: 1, used: 2, left: -1 } },
      })
    })

    test('are none where a track is run without tiers, and as before once it has them again', async () => {
      const given = async () => {
        const { benefits } = await viewBenefits(world.as(world.petra), { partnerId: partnerId() })
        return benefits.filter(({ value }) => value !== null).map(({ slug, value }) => [slug, value])
      }
      const before = await given()
      expect(before).toContainEqual(['nfr-licences', 1])
      await setTiersUsed(world.otto(), { track: 'technology', hasTiers: false })
      expect(await given()).toEqual([])
      expect(await handOut('off')).toMatchObject({ ok: false })
      await setTiersUsed(world.otto(), { track: 'technology', hasTiers: true })
      await world.worker.drain()
      expect(await given()).toEqual(before)
    })

    test('are no business of learners', async () => {
      const typed = { holder: 'Ana', what: 'Tests', date: '2026-08-31' }
      const asked = handOutLicence(world.as(world.ana), { ...of('nfr-licences'), typed, key: 'l9' })
      await expect(asked).rejects.toMatchObject({ code: 'benefits.not-a-manager' })
    })
  })

  test('a fund is used as far as it goes, refused beyond, and an entry is put back with a reason', async () => {
    const sold = { kind: 'metric', name: 'revenue', amount: '50000', date: '2026-08-01' }
    await recordEntry(world.otto(), {
      ...{ partnerId: partnerId(), key: 'sold' },
      typed: { ...sold, until: '', customer: '', line: '', note: '' },
    })
    const use = (amount: string, key: string) =>
      recordFundUse(world.otto(), {
        ...of('licence-discount'),
        typed: { amount, purpose: 'Fair', date: '2026-08-20' },
        key,
      })
    expect(await use('400', 'f1')).toEqual({ ok: true, isNew: true })
    expect(await use('400', 'f1')).toEqual({ ok: true, isNew: false })
    expect(await use('100.01', 'f2')).toMatchObject({ ok: false, left: { amount: '100/1', currency: 'EUR' } })
    const { usage } = await viewBenefit(world.as(world.petra), of('licence-discount'))
    const entryId = usage?.kind === 'fund' ? (usage.uses[0]?.id ?? '') : ''
    const reverse = () => reverseFundUse(world.otto(), { ...of('licence-discount'), entryId, reason: 'Fair cancelled' })
    expect(await reverse()).toEqual({ ok: true })
    await expect(reverse()).rejects.toMatchObject({ code: 'benefits.fund-entry-reversed' })
    expect(await use('500', 'f3')).toEqual({ ok: true, isNew: true })
  })

  test('requests for support come from a file: right lines are kept, wrong ones told, known ones passed over', async () => {
    const read = readRequestFile(
      Buffer.from(
        'reference,subject,asked,answered\nS-1,Down,2026-08-30 10:00,2026-08-30 12:00\nS-2,Slow,2026-08-28 10:00,2026-08-30 10:00\nS-3,Odd,yesterday,\n',
      ),
    )
    if (!read.ok) throw new Error(read.problem)
    const log = () =>
      logSupportRequests(world.otto(), { ...of('support-response'), lines: read.lines.map(({ typed }) => typed) })
    const verdicts = async () => (await log()).results.map((one) => (one.ok ? one.logged : one.problems[0]?.code))
    expect(await verdicts()).toEqual(['new', 'new', 'not-a-time'])
    expect(await verdicts()).toEqual(['known', 'known', 'not-a-time'])
    const { usage } = await viewBenefit(world.as(world.petra), of('support-response'))
    expect(usage).toMatchObject({ kind: 'answers', target: 24, count: { total: 2, within: 1, late: 1 } })
  })
})
