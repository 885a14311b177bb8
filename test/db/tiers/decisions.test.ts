import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { entitlementsOf } from '~/areas/tiers/benefits/entitlements-of.server'
import { checkDecisions } from '~/areas/tiers/decisions/check-decisions.server'
import { reEvaluateDue } from '~/areas/tiers/decisions/re-evaluate-due.server'
import { viewHistory } from '~/areas/tiers/decisions/view-history.server'
import { recordEntry } from '~/areas/tiers/facts/record-entry.server'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { summariseTier } from '~/areas/tiers/standings/summarise-tier.server'
import { viewProof } from '~/areas/tiers/standings/view-proof.server'
import { viewTier } from '~/areas/tiers/standings/view-tier.server'
import { LADDER, programmeWith } from '~/areas/tiers/testing/build-programme'
import { handlers, jobs, subscriptions } from '~/jobs/subscriptions.server'
import { createWorker } from '~/platform/worker.server'
import { withDatabases } from '../databases'
import { DAY, day, type TierWorld, tierWorld } from './tier-world'

const ASSOCIATE = 'integration-associate'

withDatabases((_dialect, open) => {
  let world: TierWorld
  const worlds: TierWorld[] = []
  beforeEach(async () => {
    world = await tierWorld(await open())
    worlds.push(world)
    await world.publish(world.ladder)
    await world.worker.drain()
    await joinTrack(world.otto(), { partnerId: world.bluefern.id, track: 'technology' })
  })
  afterAll(() => {
    for (const each of worlds) each.clear()
  })
  const tierNow = async () => (await world.standing(world.bluefern.id))?.tier
  const changes = async () =>
    (await world.decisions(world.bluefern.id)).map(({ change, tier_after }) => `${change} ${tier_after}`)
  const daysPass = async (count: number) => {
    for (let passed = 0; passed < count; passed += 10) {
      world.pass(Math.min(10, count - passed) * DAY)
      await reEvaluateDue(world.system())
    }
  }

  describe('a certificate becomes a fact becomes a decision', () => {
    test('once, and the tier rises at once', async () => {
      await world.certify(world.ana, ASSOCIATE)
      expect(await tierNow()).toBe('registered')
      await world.certify(world.ben, ASSOCIATE)
      expect(await changes()).toEqual(['promotion registered', 'none registered', 'promotion silver'])
      expect(await world.factsOf(world.bluefern.id, 'certificate-held')).toHaveLength(2)
      expect((await world.events('tiers.tier-changed')).map(({ from, to }) => `${from} ${to}`).sort()).toEqual([
        'null registered',
        'registered silver',
      ])
      expect(await world.audited('tiers.promotion')).toBe(2)
    })

    test('once, though the work was cut off after it was done', async () => {
      let isFirst = true
      const real = handlers['tiers.certificate-issued']
      const dying = createWorker({
        context: (name) => world.as({ kind: 'system', name }),
        subscriptions,
        jobs,
        handlers: {
          ...handlers,
          'tiers.certificate-issued': async (tx, event, of) => {
            await real?.(tx, event, of)
            if (!isFirst) return
            isFirst = false
            throw new Error('the power went')
          },
        },
      })
      await world.system().transaction((tx) =>
        tx.publish({
          type: 'certifications.certificate-issued',
          v: 1,
          certificateId: 'c1',
          publicId: 'HY-1',
          certificationSlug: ASSOCIATE,
          certificationTitle: 'Integration Associate',
          personId: world.ana.personId,
          organisationId: world.bluefern.id,
          issuedAt: world.now(),
          expiresAt: null,
          renews: null,
        }),
      )
      await dying.drain()
      expect(await world.factsOf(world.bluefern.id, 'certificate-held')).toHaveLength(0)
      expect(await changes()).toEqual(['promotion registered'])
      world.pass(5_000)
      await dying.drain()
      expect(await world.factsOf(world.bluefern.id, 'certificate-held')).toHaveLength(1)
      expect(await changes()).toEqual(['promotion registered', 'none registered'])
    })

    test('a revocation that arrives before the issue waits for it', async () => {
      const early = { certificateId: 'c1', person: world.ana, certification: ASSOCIATE }
      await world.revoke(early)
      expect(await world.factsOf(world.bluefern.id, 'certificate-revoked')).toHaveLength(0)
      const { person, certification } = early
      await world.tell({
        type: 'certifications.certificate-issued',
        v: 1,
        certificateId: 'c1',
        publicId: 'HY-1',
        certificationSlug: certification,
        certificationTitle: certification,
        personId: person.personId,
        organisationId: world.bluefern.id,
        issuedAt: world.now() - DAY,
        expiresAt: null,
        renews: null,
      })
      world.pass(5_000)
      await world.worker.drain()
      expect(await world.factsOf(world.bluefern.id, 'certificate-revoked')).toHaveLength(1)
      const [last] = (await world.decisions(world.bluefern.id)).slice(-1)
      expect(JSON.parse(last?.proof ?? '{}').tiers[1].node.observed).toBe('0/1')
    })
  })

  describe('a tier that is no longer earned', () => {
    let ana: Awaited<ReturnType<TierWorld['certify']>>
    beforeEach(async () => {
      ana = await world.certify(world.ana, ASSOCIATE, { until: '2026-06-01' })
      await world.certify(world.ben, ASSOCIATE)
    })

    test('is looked at when the certificate ends, kept through the grace, then lost', async () => {
      world.goTo('2026-05-31')
      await reEvaluateDue(world.system())
      expect(await tierNow()).toBe('silver')
      world.goTo('2026-06-01')
      expect(await reEvaluateDue(world.system())).toBeGreaterThan(0)
      const grace = await world.standing(world.bluefern.id)
      expect(grace).toMatchObject({ tier: 'silver', grace_until: day('2026-06-01') + 60 * DAY })
      expect(await world.events('tiers.grace-started')).toHaveLength(1)
      await daysPass(59)
      expect(await tierNow()).toBe('silver')
      await daysPass(1)
      expect(await tierNow()).toBe('registered')
      expect((await changes()).slice(-2)).toEqual(['grace-started silver', 'demotion registered'])
      expect((await world.decisions(world.bluefern.id)).slice(-2).map(({ cause_kind }) => cause_kind)).toEqual([
        'date',
        'date',
      ])
    })

    test('is what every page aims at while the grace runs, and the next one before and after', async () => {
      const aims = async () => {
        const [summary] = await summariseTier(world.as(world.petra), world.bluefern.id)
        const { track } = await viewTier(world.as(world.petra), { partnerId: world.bluefern.id })
        return [summary?.held?.slug, summary?.aim?.slug, summary?.progress, track?.checklist?.tier]
      }
      expect(await aims()).toMatchObject(['silver', 'gold', { met: 0, total: 4 }, 'gold'])
      world.goTo('2026-06-01')
      await reEvaluateDue(world.system())
      expect(await aims()).toMatchObject(['silver', 'silver', { met: 0, total: 1 }, 'silver'])
      await world.certify(world.omid, ASSOCIATE)
      expect(await aims()).toMatchObject(['silver', 'gold', { total: 4 }, 'gold'])
    })

    test('is kept when it is earned again before the grace ends', async () => {
      world.goTo('2026-06-01')
      await reEvaluateDue(world.system())
      await daysPass(30)
      await world.certify(world.omid, ASSOCIATE)
      expect(await world.standing(world.bluefern.id)).toMatchObject({ tier: 'silver', grace_until: null })
      expect((await changes()).at(-1)).toBe('grace-ended-by-recovery silver')
      await daysPass(40)
      expect(await tierNow()).toBe('silver')
    })

    test('goes into grace at once when a certificate is revoked', async () => {
      await world.revoke(ana)
      expect((await changes()).at(-1)).toBe('grace-started silver')
      const [last] = (await world.decisions(world.bluefern.id)).slice(-1)
      expect(last?.grace_until).toBe((last?.decided_at ?? 0) + 60 * DAY)
    })

    test('a renewal puts the end off, and ends the old certificate', async () => {
      world.goTo('2026-05-01')
      await world.certify(world.ana, ASSOCIATE, { until: '2028-06-01', renews: ana })
      const facts = await world.factsOf(world.bluefern.id, 'certificate-revoked')
      expect(facts.map(({ true_from }) => true_from)).toEqual([day('2026-05-01')])
      world.goTo('2026-06-02')
      await reEvaluateDue(world.system())
      expect(await world.standing(world.bluefern.id)).toMatchObject({ tier: 'silver', grace_until: null })
    })

    test('the next date to look is in the standing, and so is the next certificate to end', async () => {
      const standing = await world.standing(world.bluefern.id)
      expect(standing).toMatchObject({ next_check_at: day('2026-06-01'), next_expiry_at: day('2026-06-01') })
    })
  })

  describe('rules', () => {
    const stricter = (effective: string) => ({
      ...programmeWith(LADDER.replace('atLeast: 2, holding: { orHigher', 'atLeast: 3, holding: { orHigher')),
      effective,
    })

    test('that were published for a later day count from that day, without anybody doing anything', async () => {
      await world.certify(world.ana, ASSOCIATE)
      await world.certify(world.ben, ASSOCIATE)
      expect(await world.publish(stricter('2026-04-01'))).toBe('published')
      await world.worker.drain()
      expect(await changes()).toHaveLength(3)
      world.goTo('2026-04-01')
      await reEvaluateDue(world.system())
      const [last] = (await world.decisions(world.bluefern.id)).slice(-1)
      expect(last).toMatchObject({ change: 'grace-started', tier_computed: 'registered', cause_kind: 'rules' })
    })

    test('that begin later decide a partner who joined before for the first time on that day', async () => {
      const later = { ...world.ladder, track: 'later', effective: '2026-05-01' }
      await world.publish(later)
      await joinTrack(world.otto(), { partnerId: world.bluefern.id, track: 'later' })
      await world.worker.drain()
      expect(await world.standing(world.bluefern.id, 'later')).toBeUndefined()
      world.goTo('2026-05-01')
      await world.worker.drain()
      expect(await world.standing(world.bluefern.id, 'later')).toMatchObject({ tier: 'registered' })
    })

    test('the same again change nothing; corrected and put back, each counts in turn', async () => {
      expect(await world.publish(world.ladder)).toBe('unchanged')
      expect(await world.publish(stricter('2026-01-01'))).toBe('published')
      expect(await world.publish(world.ladder)).toBe('published')
      await world.worker.drain()
      await world.certify(world.ana, ASSOCIATE)
      await world.certify(world.ben, ASSOCIATE)
      expect(await tierNow()).toBe('silver')
    })
  })

  describe('rules without a tier that is held', () => {
    const without = (slug: string, effective: string) => ({
      ...world.ladder,
      effective,
      tiers: world.ladder.tiers.filter((tier) => tier.slug !== slug),
    })
    const noticesOf = async (personId: string) =>
      (
        await world.handle.db
          .selectFrom('notifications')
          .select(['kind', 'params'])
          .where('person_id', '=', personId)
          .where('kind', '=', 'tier-withdrawn')
          .execute()
      ).map(({ params }) => JSON.parse(params))
    beforeEach(async () => {
      await world.certify(world.ana, ASSOCIATE)
      await world.certify(world.ben, ASSOCIATE)
      expect(await tierNow()).toBe('silver')
      world.goTo('2026-04-01')
    })

    test('say so in the decision, the history, the notification and the audit trail', async () => {
      await world.publish(without('silver', '2026-04-01'))
      await world.worker.drain()
      expect((await changes()).at(-1)).toBe('tier-withdrawn registered')
      expect(await world.audited('tiers.tier-withdrawn')).toBe(1)
      const [entry] = (await viewHistory(world.as(world.petra), { partnerId: world.bluefern.id, page: 1 })).entries
      expect(entry).toMatchObject({
        change: 'tier-withdrawn',
        before: { slug: 'silver' },
        after: { slug: 'registered' },
      })
      expect(entry?.reasons).toMatchObject([
        { key: 'transition.tier-withdrawn', params: { gone: { text: { en: 'Silver' } } } },
      ])
      const proof = await viewProof(world.as(world.petra), { partnerId: world.bluefern.id })
      expect(proof?.decision).toMatchObject({ before: { slug: 'silver' }, after: { slug: 'registered' } })
      expect(proof?.check).toMatchObject({ faults: [], isReplayed: true })
      expect(await noticesOf(world.petra.personId)).toEqual([
        {
          track: { en: 'Technology' },
          gone: { en: 'Silver' },
          tier: { en: 'Registered' },
          until: null,
          worse: ['Discount', 'Support', 'Sales kit'].map((en) => ({ en })),
        },
      ])
      expect((await checkDecisions(world.system())).faulty).toEqual([])
    })

    test('give the grace of the lower tier when that is not earned', async () => {
      const strict = without('silver', '2026-04-01')
      const [registered, ...higher] = strict.tiers
      const gold = world.ladder.tiers.find(({ slug }) => slug === 'gold')
      if (!registered || !gold) throw new Error('the ladder has both')
      await world.publish({ ...strict, tiers: [{ ...registered, requires: gold.requires }, ...higher] })
      await world.worker.drain()
      expect((await changes()).at(-1)).toBe('tier-withdrawn registered')
      const until = day('2026-04-01') + 60 * DAY
      expect(await world.standing(world.bluefern.id)).toMatchObject({ tier: 'registered', grace_until: until })
      expect(await noticesOf(world.petra.personId)).toMatchObject([{ until }])
      await daysPass(60)
      expect((await changes()).at(-1)).toBe('demotion null')
      expect((await checkDecisions(world.system())).faulty).toEqual([])
    })
  })

  test('a decision that the checker does not bear out is not kept, nor anything of its cause', async () => {
    const damaged = {
      ...{ kind: 'certificate-held', id: 'damaged', partnerId: world.bluefern.id, personId: world.omid.personId },
      ...{ certification: ASSOCIATE, trueFrom: 'damaged', trueUntil: null, knownAt: world.now() - 1 },
      ...{ source: 'damaged', attributes: {} },
    }
    const before = await world.decisions(world.bluefern.id)
    await world.handle.db
      .insertInto('facts')
      .values({
        ...{ id: 'damaged', partner_id: world.bluefern.id, kind: 'certificate-held', name: ASSOCIATE },
        ...{ person_id: world.omid.personId, true_from: 0, true_until: null, known_at: world.now() - 1 },
        ...{ content: JSON.stringify(damaged), source_key: 'damaged', recorded_by: 'damaged', note: null },
      })
      .execute()
    await world.certify(world.ana, ASSOCIATE)
    expect(await world.decisions(world.bluefern.id)).toEqual(before)
    expect((await world.factsOf(world.bluefern.id, 'certificate-held')).map(({ id }) => id)).toEqual(['damaged'])
    const { last_error } = await world.handle.db
      .selectFrom('jobs')
      .select('last_error')
      .where('name', '=', 'tiers.certificate-issued')
      .executeTakeFirstOrThrow()
    expect(last_error).toContain('the checker finds')
  })

  describe('what is stored', () => {
    beforeEach(async () => {
      await world.certify(world.ana, ASSOCIATE)
      await world.certify(world.ben, ASSOCIATE)
    })
    const change = (number: number, set: Record<string, unknown>) =>
      world.handle.db
        .updateTable('decisions')
        .set(set)
        .where('partner_id', '=', world.bluefern.id)
        .where('number', '=', number)
        .execute()

    test('is borne out by its rules and facts', async () => {
      expect(await checkDecisions(world.system())).toEqual({ checked: 3, faulty: [] })
    })

    test('and changed behind the back of the product is found, by partner, track and number', async () => {
      const { proof } = (await world.decisions(world.bluefern.id))[2] ?? {}
      await change(2, { tier_after: 'gold' })
      await change(3, { proof: proof?.replace('"observed":"2/1"', '"observed":"7/1"') ?? '' })
      const about = { partner: 'bluefern-integration', track: 'technology' }
      expect((await checkDecisions(world.system())).faulty).toEqual([
        { ...about, number: 2, faults: 0, isReplayed: false },
        { ...about, number: 3, faults: 1, isReplayed: false },
      ])
    })
  })

  describe('who joins and leaves', () => {
    test('a company joins a track once, and only a partner', async () => {
      const join = (partnerId: string, track = 'technology') => joinTrack(world.otto(), { partnerId, track })
      await expect(join(world.bluefern.id)).rejects.toMatchObject({ code: 'tiers.already-in-track', status: 409 })
      await expect(join(world.tamarack.id, 'none')).rejects.toMatchObject({ code: 'tiers.track-not-found' })
      await expect(join(world.halyard.id)).rejects.toMatchObject({ code: 'tiers.partner-not-found' })
      await expect(
        joinTrack(world.as(world.petra), { partnerId: world.tamarack.id, track: 'technology' }),
      ).rejects.toMatchObject({ code: 'tiers.not-a-programme-manager', status: 403 })
    })

    test('certificates earned before a company joins count from its first decision', async () => {
      await world.certify(world.tomas, ASSOCIATE)
      const other = await world.person('Tess', world.tamarack, ['learner'])
      await world.worker.drain()
      await world.certify(other, ASSOCIATE)
      await joinTrack(world.otto(), { partnerId: world.tamarack.id, track: 'technology' })
      expect((await world.standing(world.tamarack.id))?.tier).toBe('silver')
    })

    test('who leaves no longer counts', async () => {
      await world.certify(world.ana, ASSOCIATE)
      await world.certify(world.ben, ASSOCIATE)
      world.pass(DAY)
      await world.system().transaction((tx) =>
        tx.publish({
          type: 'identity.member-left',
          v: 1,
          personId: world.ben.personId,
          organisationId: world.bluefern.id,
          leftAt: world.now(),
        }),
      )
      await world.worker.drain()
      expect((await changes()).at(-1)).toBe('grace-started silver')
    })
  })

  test('entitlements follow the tier, from promotion to the end of the grace', async () => {
    const values = async () =>
      Object.fromEntries(
        (await entitlementsOf(world.system(), world.bluefern.id)).map(({ benefit, value }) => [benefit, value]),
      )
    expect(await values()).toEqual({ 'licence-discount': 5, 'support-response': 48 })
    await world.certify(world.ana, ASSOCIATE, { until: '2026-06-01' })
    await world.certify(world.ben, ASSOCIATE)
    expect(await values()).toMatchObject({ 'licence-discount': 12.5, 'sales-kit': true })
    world.goTo('2026-06-01')
    await reEvaluateDue(world.system())
    expect(await values()).toMatchObject({ 'sales-kit': true })
    await daysPass(61)
    expect(await values()).toEqual({ 'licence-discount': 5, 'support-response': 48 })
    expect(await entitlementsOf(world.system(), world.tamarack.id)).toEqual([])
  })

  describe('entries of the programme', () => {
    const typed = (change: object) => ({
      ...{ kind: 'metric', name: 'revenue', amount: '150000', date: '2026-03-01', until: '' },
      ...{ customer: '', line: '', note: '', ...change },
    })

    test('count at once, together with the decision and the audit', async () => {
      const input = { partnerId: world.bluefern.id, typed: typed({}), key: 'k1' }
      expect(await recordEntry(world.otto(), input)).toEqual({ ok: true, isNew: true })
      expect((await world.decisions(world.bluefern.id)).at(-1)).toMatchObject({ cause_kind: 'fact' })
      expect(await world.audited('tiers.metric-recorded')).toBe(1)
    })

    test('sent twice, count once', async () => {
      const input = { partnerId: world.bluefern.id, typed: typed({}), key: 'k1' }
      await recordEntry(world.otto(), input)
      expect(await recordEntry(world.otto(), input)).toEqual({ ok: true, isNew: false })
      expect(await world.factsOf(world.bluefern.id, 'metric')).toHaveLength(1)
      expect(await world.audited('tiers.metric-recorded')).toBe(1)
    })

    test('with anything wrong leave nothing behind', async () => {
      const input = { partnerId: world.bluefern.id, typed: typed({ amount: '-5', date: '2026-02-30' }), key: 'k1' }
      const refused = await recordEntry(world.otto(), input)
      expect(refused).toMatchObject({ ok: false, problems: [{ code: 'amount-not-positive' }, { code: 'date-wrong' }] })
      expect(await world.factsOf(world.bluefern.id, 'metric')).toHaveLength(0)
    })
  })
})
