import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkDecisions } from '~/areas/tiers/decisions/check-decisions.server'
import { reEvaluateDue } from '~/areas/tiers/decisions/re-evaluate-due.server'
import { countWaitingDemotions, listDemotions } from '~/areas/tiers/demotions/list-demotions.server'
import { agreeToDemotion, keepTier } from '~/areas/tiers/demotions/rule-on-demotion.server'
import { viewDemotion } from '~/areas/tiers/demotions/view-demotion.server'
import { extendException, viewException, withdrawException } from '~/areas/tiers/exceptions/change-exception.server'
import { listExceptions } from '~/areas/tiers/exceptions/list-exceptions.server'
import { recordEntry } from '~/areas/tiers/facts/record-entry.server'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { programmeWith } from '~/areas/tiers/testing/build-programme'
import { withDatabases } from '../databases'
import { day, type TierWorld, tierWorld } from './tier-world'

const TIERS = `
- slug: registered
  title: Registered
  requires: always
  benefits: { licence-discount: 5 }
- slug: silver
  title: Silver
  requires: { countPeople: { atLeast: 1, holding: integration-associate } }
  benefits: { licence-discount: 12 }
- slug: gold
  title: Gold
  requires: { attestation: business-plan }
  benefits: { licence-discount: 18 }
`.trim()
const ASKED = '{ promote: at-once, demote: { afterGrace: { days: 30 } }, approval: demotion }'
const WHY = 'The customer asked for it in writing.'

withDatabases((_dialect, open) => {
  let world: TierWorld
  let forms = 0
  beforeAll(async () => {
    world = await tierWorld(await open())
    await world.publish(programmeWith(TIERS, ASKED))
    await world.worker.drain()
    for (const partner of [world.bluefern, world.tamarack])
      await joinTrack(world.otto(), { partnerId: partner.id, track: 'technology' })
    await world.certify(world.ana, 'integration-associate', { until: '2026-05-01' })
    await world.certify(world.tomas, 'integration-associate', { until: '2026-05-01' })
  })
  afterAll(() => world.clear())

  const tick = async (date: string) => {
    world.goTo(date)
    await reEvaluateDue(world.system())
    await world.worker.drain()
  }
  const last = async (partnerId: string) => (await world.decisions(partnerId)).at(-1)
  const asked = async (partner: { slug: string }, key = `form-${forms++}`) => {
    const { seen } = await viewDemotion(world.otto(), { partner: partner.slug, track: 'technology' })
    return { partner: partner.slug, track: 'technology', seen, key }
  }
  const list = (state = 'waiting') => listDemotions(world.otto(), new URLSearchParams({ state }))
  const soundly = async () => expect((await checkDecisions(world.otto())).faulty).toEqual([])
  const notices = async (kind: string) =>
    (await world.handle.db.selectFrom('notifications').select('params').where('kind', '=', kind).execute()).map(
      ({ params }) => JSON.parse(params) as Record<string, unknown>,
    )

  describe('a demotion that somebody must agree to', () => {
    test('is seen coming, and waits once its time is over, with a day of its own', async () => {
      await tick('2026-05-01')
      expect((await list('coming')).cases.map(({ partner }) => partner.name)).toHaveLength(2)
      expect(await countWaitingDemotions(world.otto())).toBe(0)
      await tick('2026-05-31')
      const { cases, counts } = await list()
      expect(counts).toEqual({ waiting: 2, coming: 0, agreed: 0, kept: 0 })
      expect(await countWaitingDemotions(world.otto())).toBe(2)
      expect(cases[0]?.case).toMatchObject({
        ...{ held: { slug: 'silver' }, falls: { slug: 'registered' } },
        ...{ lostAt: day('2026-05-01'), endsAt: day('2026-05-31') },
        failing: [{ ruleId: 'silver' }],
        losses: [{ slug: 'licence-discount', now: 12, next: 5 }],
        prevention: { key: 'prevent.any' },
      })
      expect(await last(world.bluefern.id)).toMatchObject({ tier_after: 'silver', decided_at: day('2026-05-31') })
    })

    test('happens when it is agreed to, with a reason that is kept, and only then', async () => {
      await tick('2026-06-03')
      const form = await asked(world.bluefern)
      const short = await agreeToDemotion(world.otto(), { ...form, typed: { from: '2026-13-01', reason: 'no' } })
      expect(short).toMatchObject({
        ok: false,
        problems: [
          { field: 'from', code: 'not-a-date' },
          { field: 'reason', code: 'too-short' },
        ],
      })
      expect(await last(world.bluefern.id)).toMatchObject({ tier_after: 'silver' })
      const typed = { from: '', reason: WHY }
      expect(await agreeToDemotion(world.otto(), { ...form, typed })).toMatchObject({ ok: true, isNew: true })
      expect(await agreeToDemotion(world.otto(), { ...form, typed })).toMatchObject({ ok: true, isNew: false })
      expect(await last(world.bluefern.id)).toMatchObject({ tier_after: 'registered', change: 'demotion' })
      await world.worker.drain()
      expect(await notices('tier-demoted')).toHaveLength(1)
      expect(await notices('tier-demotion-agreed')).toEqual([])
      expect(await world.audited('tiers.demotion-agreed')).toBe(1)
    })

    test('is put off by an exception; who had another page open is told what was said, and nothing is recorded', async () => {
      const [form, late] = [await asked(world.tamarack), await asked(world.tamarack)]
      const typed = { until: '2026-08-01', owner: 'Otto', reason: WHY }
      expect(await keepTier(world.otto(), { ...form, typed })).toMatchObject({ ok: true, isNew: true })
      const second = await agreeToDemotion(world.otto(), { ...late, typed: { from: '', reason: WHY } })
      expect(second).toMatchObject({
        ok: false,
        problems: [],
        meanwhile: { kind: 'said', said: { kind: 'kept', by: 'Otto', until: day('2026-08-01'), reason: WHY } },
      })
      expect(await last(world.tamarack.id)).toMatchObject({ tier_after: 'silver', grace_until: day('2026-08-01') })
      expect((await list('kept')).cases).toHaveLength(1)
      expect(await countWaitingDemotions(world.otto())).toBe(0)
      await world.worker.drain()
      expect(await notices('tier-kept')).toMatchObject([{ until: day('2026-08-01'), reason: WHY }])
    })

    test('waits again when the exception ends, and comes on the day that was agreed', async () => {
      await tick('2026-08-01')
      expect((await list()).cases.map(({ partner }) => partner.slug)).toEqual([world.tamarack.slug])
      const form = await asked(world.tamarack)
      await agreeToDemotion(world.otto(), { ...form, typed: { from: '2026-08-15', reason: WHY } })
      expect(await last(world.tamarack.id)).toMatchObject({ tier_after: 'silver', grace_until: day('2026-08-15') })
      await world.worker.drain()
      expect(await notices('tier-demotion-agreed')).toMatchObject([{ until: day('2026-08-15') }])
      await tick('2026-08-15')
      expect(await last(world.tamarack.id)).toMatchObject({ tier_after: 'registered', change: 'demotion' })
      const nothing = await keepTier(world.otto(), {
        ...(await asked(world.tamarack)),
        typed: { until: '2027-01-01', owner: 'Otto', reason: WHY },
      })
      expect(nothing).toMatchObject({ ok: false, meanwhile: { kind: 'over' } })
      await soundly()
    })

    test('is the business of programme managers alone', async () => {
      const petra = world.as(world.petra)
      await expect(listDemotions(petra, new URLSearchParams())).rejects.toMatchObject({ status: 403 })
      const form = { partner: world.bluefern.slug, track: 'technology', seen: 'nothing', key: 'x' }
      const typed = { from: '', reason: WHY }
      await expect(agreeToDemotion(petra, { ...form, typed })).rejects.toMatchObject({ status: 403 })
      await expect(listExceptions(petra, new URLSearchParams())).rejects.toMatchObject({ status: 403 })
    })
  })

  describe('the register of exceptions', () => {
    const register = (query: Record<string, string> = {}) =>
      listExceptions(world.otto(), new URLSearchParams(query)).then(({ rows }) => rows)

    test('says who answers for an exception, and what would be without it', async () => {
      await tick('2026-09-01')
      await world.certify(world.ana, 'integration-associate', { until: '2028-09-01' })
      const given = await recordEntry(world.otto(), {
        partnerId: world.bluefern.id,
        typed: {
          ...{ kind: 'exception', name: 'business-plan', date: '2026-09-01', until: '2026-11-20' },
          ...{ owner: 'Ingrid', evidence: 'The plan is being rewritten.' },
        },
        key: 'exception',
      })
      expect(given).toMatchObject({ ok: true })
      expect(await last(world.bluefern.id)).toMatchObject({ tier_after: 'gold' })
      expect(await register()).toMatchObject([
        {
          ...{ kind: 'attestation', owner: 'Ingrid', reason: 'The plan is being rewritten.', state: 'active' },
          until: day('2026-11-20'),
          without: [{ movesTier: true, tier: { en: 'Gold' }, tierWithout: { en: 'Silver' }, losses: [{}] }],
        },
      ])
      expect(await register({ within: '30' })).toEqual([])
      expect(await register({ within: '90' })).toHaveLength(1)
      expect(await register({ owner: 'Nobody' })).toEqual([])
      expect(await register({ state: 'ended' })).toMatchObject([{ kind: 'tier', owner: 'Otto' }])
    })

    test('extends one, with a reason, and not one that is over', async () => {
      const [row] = await register()
      const typed = { until: '2026-12-20', reason: WHY }
      const id = row?.id ?? ''
      expect(
        await extendException(world.otto(), { id, typed: { ...typed, until: '2026-10-01' }, key: 'sooner' }),
      ).toMatchObject({
        ok: false,
        problems: [{ field: 'until', code: 'not-later' }],
      })
      expect(await extendException(world.otto(), { id, typed, key: 'longer' })).toMatchObject({ ok: true })
      expect((await register()).map(({ until }) => until)).toEqual([day('2026-12-20')])
      const [ended] = await register({ state: 'ended' })
      await expect(viewException(world.otto(), ended?.id ?? '')).rejects.toMatchObject({ status: 409 })
    })

    test('withdraws one: the tier that hangs on it loses its ground, and history stays as it was', async () => {
      const [row] = await register()
      const before = await world.decisions(world.bluefern.id)
      const withdrawn = await withdrawException(world.otto(), { id: row?.id ?? '', reason: WHY, key: 'withdrawn' })
      expect(withdrawn).toMatchObject({ ok: true, isNew: true })
      expect(await last(world.bluefern.id)).toMatchObject({ tier_computed: 'silver', change: 'grace-started' })
      expect((await world.decisions(world.bluefern.id)).slice(0, before.length)).toEqual(before)
      expect(await register()).toEqual([])
      expect(await register({ state: 'withdrawn' })).toHaveLength(1)
      await soundly()
    })

    test('takes back a tier that is kept: it waits for somebody again, and the partner is told', async () => {
      await tick('2026-10-02')
      const form = await asked(world.bluefern)
      const keep = { until: '2027-01-01', owner: 'Otto', reason: WHY }
      await keepTier(world.otto(), { ...form, typed: keep })
      const [row] = await register()
      expect(row).toMatchObject({ kind: 'tier', without: [{ tier: { en: 'Gold' }, tierWithout: { en: 'Silver' } }] })
      await extendException(world.otto(), {
        ...{ id: row?.id ?? '', key: 'keep-longer' },
        typed: { until: '2027-02-01', reason: WHY },
      })
      expect(await last(world.bluefern.id)).toMatchObject({ tier_after: 'gold', grace_until: day('2027-02-01') })
      await withdrawException(world.otto(), { id: row?.id ?? '', reason: WHY, key: 'no-longer' })
      expect((await list()).cases.map(({ partner }) => partner.slug)).toEqual([world.bluefern.slug])
      expect((await list()).cases[0]?.said.map(({ kind, isWithdrawn }) => [kind, isWithdrawn])).toEqual([
        ['kept', true],
        ['changed', false],
        ['withdrawn', false],
      ])
      await world.worker.drain()
      expect(await notices('tier-keep-withdrawn')).toMatchObject([{ reason: WHY }])
      await soundly()
    })
  })
})
