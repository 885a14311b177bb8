import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listFolders } from '~/areas/assets/list-folders.server'
import { openAsset } from '~/areas/assets/open-asset.server'
import { publishAssets } from '~/areas/assets/publish-assets.server'
import { viewBenefits } from '~/areas/tiers/benefits/view-benefits.server'
import { reEvaluateDue } from '~/areas/tiers/decisions/re-evaluate-due.server'
import { viewHistory } from '~/areas/tiers/decisions/view-history.server'
import { recordEntry } from '~/areas/tiers/facts/record-entry.server'
import { listFactImports, viewFactImport } from '~/areas/tiers/facts/view-fact-import.server'
import { whatMoved } from '~/areas/tiers/moves/what-moved.server'
import { whatMoves } from '~/areas/tiers/moves/what-moves.server'
import { findPartner } from '~/areas/tiers/standings/find-partner.server'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { listStandings } from '~/areas/tiers/standings/list-standings.server'
import { summariseTier } from '~/areas/tiers/standings/summarise-tier.server'
import { viewPartner, viewPartnerFacts } from '~/areas/tiers/standings/view-partner.server'
import { viewProof } from '~/areas/tiers/standings/view-proof.server'
import { viewTier } from '~/areas/tiers/standings/view-tier.server'
import { viewRules } from '~/areas/tiers/versions/view-rules.server'
import type { PersonActor } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { sha256Hex } from '~/platform/hash.server'
import { withDatabases } from '../databases'
import { type Certified, DAY, type TierWorld, tierWorld } from './tier-world'

const ASSOCIATE = 'integration-associate'
const PROFESSIONAL = 'integration-professional'

withDatabases((_dialect, open) => {
  let world: TierWorld
  let ben: Certified

  /** Bluefern is Silver in two tracks with a year behind it; Tamarack is in no track. */
  beforeAll(async () => {
    world = await tierWorld(await open())
    await world.publish(world.ladder)
    await world.publish({ ...world.ladder, track: 'reseller', title: { en: 'Reseller', fa: 'فروشندگان' } })
    await world.worker.drain()
    for (const track of ['technology', 'reseller'])
      await joinTrack(world.otto(), { partnerId: world.bluefern.id, track })
    await world.certify(world.ana, ASSOCIATE, { until: '2026-09-01' })
    world.pass(DAY)
    ben = await world.certify(world.ben, ASSOCIATE)
    world.pass(DAY)
    await recordEntry(world.otto(), {
      partnerId: world.bluefern.id,
      typed: {
        ...{ kind: 'metric', name: 'revenue', amount: '90000', date: '2026-03-01', until: '' },
        ...{ customer: 'Nordwind', line: '', note: 'DR-1' },
      },
      key: 'k',
    })
    for (const slug of ['sales-kit', 'open-kit'])
      await publishAssets(world.system(), {
        slug,
        title: { en: slug },
        summary: { en: slug },
        requiresBenefit: slug === 'sales-kit' ? 'sales-kit' : null,
        files: [
          {
            name: 'kit.txt',
            bytes: Buffer.from('kit'),
            sha256: sha256Hex('kit'),
            mediaType: 'text/plain',
            size: 3,
          },
        ],
      })
  })
  afterAll(() => world.clear())

  const bluefern = () => world.bluefern.id
  const reads: Record<string, (ctx: Ctx) => Promise<unknown>> = {
    'the tier': (ctx) => viewTier(ctx, { partnerId: bluefern() }),
    'the proof': (ctx) => viewProof(ctx, { partnerId: bluefern() }),
    'the history': (ctx) => viewHistory(ctx, { partnerId: bluefern(), page: 1 }),
    'the benefits': (ctx) => viewBenefits(ctx, { partnerId: bluefern() }),
    'the summary': (ctx) => summariseTier(ctx, bluefern()),
  }
  const programmeReads: Record<string, (ctx: Ctx) => Promise<unknown>> = {
    'the list of partners': (ctx) => listStandings(ctx, new URLSearchParams()),
    'a partner': (ctx) => viewPartner(ctx, world.bluefern.slug),
    'its facts': (ctx) => viewPartnerFacts(ctx, world.bluefern.slug),
    'who a partner is': (ctx) => findPartner(ctx, world.bluefern.slug),
    'the imports': (ctx) => listFactImports(ctx, { page: 1 }),
    'an import': (ctx) => viewFactImport(ctx, { importId: 'any', filter: null, page: 1 }),
  }

  describe('who may see it', () => {
    test.each(Object.keys(reads))('%s: everybody in the company and the programme, nobody else', async (name) => {
      const read = reads[name] ?? (() => Promise.reject(new Error(name)))
      for (const actor of [world.petra, world.ana, world.omid]) await read(world.as(actor))
      const refused = { status: 403, code: 'tiers.not-your-company' }
      const stranger: PersonActor = { ...world.petra, organisationId: world.tamarack.id }
      for (const actor of [world.tomas, stranger]) await expect(read(world.as(actor))).rejects.toMatchObject(refused)
      await expect(read(world.as({ kind: 'anonymous' }))).rejects.toMatchObject(refused)
      if (name !== 'the benefits') await read(world.otto())
    })

    test.each(Object.keys(programmeReads))('%s: the programme only', async (name) => {
      const read = programmeReads[name] ?? (() => Promise.reject(new Error(name)))
      const trainer = { ...world.manager, roles: ['trainer' as const] }
      for (const actor of [world.petra, world.tomas, trainer, { kind: 'anonymous' as const }])
        await expect(read(world.as(actor))).rejects.toMatchObject({
          status: 403,
          code: 'tiers.not-a-programme-manager',
        })
    })

    test('what a certificate moves and has moved is told to the own company only', async () => {
      expect(await whatMoves(world.as(world.tomas), bluefern(), { certifications: [ASSOCIATE] })).toBeNull()
      expect(await whatMoved(world.as(world.tomas), { organisationId: bluefern(), ...ben })).toMatchObject({
        tracks: [],
      })
    })

    test('a decision of another company is not found under one’s own', async () => {
      const [decision] = await world.decisions(bluefern())
      await expect(
        viewProof(world.as(world.tomas), { partnerId: world.tamarack.id, decision: decision?.id ?? '' }),
      ).rejects.toMatchObject({ status: 404, code: 'tiers.decision-not-found' })
    })

    test('the rules: whoever is signed in', async () => {
      for (const actor of [world.tomas, world.ana, world.manager])
        expect(await viewRules(world.as(actor), { track: 'technology' })).toMatchObject({ versions: [{}] })
      await expect(viewRules(world.as({ kind: 'anonymous' }), { track: 'technology' })).rejects.toMatchObject({
        status: 403,
      })
    })
  })

  describe('what is shown', () => {
    test('the tier with what is missing, what ends, and what it would bring', async () => {
      const view = await viewTier(world.as(world.petra), { partnerId: bluefern(), track: 'technology' })
      expect(view.tracks.map(({ slug }) => slug)).toEqual(['reseller', 'technology'])
      expect(view.track).toMatchObject({
        held: { slug: 'silver', rung: 2, rungs: 4 },
        next: { slug: 'gold' },
        headline: { key: 'proof.headline-steps', params: { steps: 4 } },
        checklist: { tier: 'gold', met: 0, total: 4 },
        outlook: { spare: 0, lostAt: Date.UTC(2026, 8, 1), fall: { to: { slug: 'registered' } } },
      })
      expect(view.track?.expiries.map(({ personId }) => view.names.people[personId])).toEqual(['Ana'])
      expect(view.track?.ladder.map(({ state }) => state)).toEqual(['ahead', 'next', 'here', 'past'])
      expect(view.track?.forecast.plot?.limits.map(({ value }) => value)).toEqual([2, 3])
      expect(view.track?.benefits.find(({ slug }) => slug === 'nfr-licences')).toMatchObject({ now: null, next: 10 })
    })

    test('nothing where a company is in no track, and 404 for a track that it is not in', async () => {
      expect(await viewTier(world.as(world.tomas), { partnerId: world.tamarack.id })).toMatchObject({
        ...{ tracks: [], track: null, waitsFor: null },
      })
      await expect(
        viewTier(world.as(world.tomas), { partnerId: world.tamarack.id, track: 'technology' }),
      ).rejects.toMatchObject({ status: 404 })
      expect(await viewProof(world.as(world.tomas), { partnerId: world.tamarack.id })).toBeNull()
    })

    test('the proof, verified while it is shown; a claim that was changed afterwards is noticed', async () => {
      const proof = await viewProof(world.as(world.petra), { partnerId: bluefern(), track: 'technology' })
      expect(proof?.check).toMatchObject({ faults: [], isReplayed: true })
      expect(proof?.support.map(({ ruleId }) => ruleId)).toEqual(['registered', 'silver'])
      const id = proof?.decision.id ?? ''
      const { proof: stored } = await world.handle.db
        .selectFrom('decisions')
        .select('proof')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      const put = (text: string) =>
        world.handle.db.updateTable('decisions').set({ proof: text }).where('id', '=', id).execute()
      await put(stored.replace('"observed":"2/1"', '"observed":"5/1"'))
      const changed = await viewProof(world.as(world.petra), { partnerId: bluefern(), track: 'technology' })
      expect(changed?.check.faults.map(({ claim, found }) => `${claim} ${found}`)).toContain('"5/1" "2/1"')
      await put(stored)
    })

    test('the history with what had happened and what it changed, up to the next tier', async () => {
      const history = await viewHistory(world.as(world.petra), { partnerId: bluefern(), track: 'technology', page: 1 })
      expect(history.entries.map(({ change, cause }) => `${change} ${cause}`)).toEqual([
        'none fact',
        'promotion certificate',
        'none certificate',
        'promotion joined',
      ])
      const [, risen] = history.entries
      expect(risen?.events.lines.map(({ key }) => key)).toEqual(['fact.certificate-held'])
      expect(risen?.changes.map(({ before, observed, needed }) => [before, observed, needed])).toEqual([
        ['1/1', '2/1', '2/1'],
        ['1/1', '2/1', '3/1'],
      ])
      expect(await viewHistory(world.as(world.petra), { partnerId: bluefern(), page: 9 })).toMatchObject({
        entries: [],
      })
    })

    test('what a course moves, in the reader’s words, without those in whom it counts already', async () => {
      const moved = await whatMoves(world.as(world.omid), bluefern(), { certifications: [ASSOCIATE, PROFESSIONAL] })
      const [first, ...more] = moved?.lines ?? []
      expect(first).toMatchObject({ effect: 'closes', certificationTitle: 'Integration Associate' })
      expect(first?.line).toMatch(/با شما ۳ از ۳/)
      expect(more.length).toBeGreaterThan(0)
      const own = { certifications: [ASSOCIATE] }
      expect(await whatMoves(world.as(world.ana), bluefern(), own)).toEqual({ lines: [], nothing: 'held' })
      const unknown = { certifications: [], course: 'no-rule-asks-for-it' }
      expect(await whatMoves(world.as(world.ana), bluefern(), unknown)).toEqual({ lines: [], nothing: 'unseen' })
      expect(await whatMoves(world.otto(), bluefern(), own)).toBeNull()
    })

    test('what a certificate has moved', async () => {
      const moved = await whatMoved(world.as(world.ben), {
        organisationId: bluefern(),
        certificateId: ben.certificateId,
      })
      expect(moved.tracks.map(({ track, change, after }) => [track.slug, change, after?.slug])).toEqual([
        ['reseller', 'promotion', 'silver'],
        ['technology', 'promotion', 'silver'],
      ])
      expect(moved.tracks[0]?.lines[0]).toMatchObject({ before: 1, observed: 2, needed: 2, isMet: true })
    })
  })

  describe('partners by tier', () => {
    const list = async (query: string) => listStandings(world.otto(), new URLSearchParams(query))
    const names = async (query: string) =>
      (await list(query)).entries.map(({ partner, track }) => `${partner.name} ${track?.slug ?? '–'}`)

    test('every partner in each of its tracks, and the ones in none', async () => {
      expect(await names('')).toEqual([
        'Bluefern Integration reseller',
        'Bluefern Integration technology',
        'Tamarack Systems –',
      ])
      expect(await list('')).toMatchObject({ total: 3, companies: 2 })
    })

    test.each([
      ['track=technology', ['Bluefern Integration technology']],
      ['tier=gold', []],
      ['tier=silver&track=reseller', ['Bluefern Integration reseller']],
      ['tier=none', ['Tamarack Systems –']],
      ['region=Nordics', ['Tamarack Systems –']],
      ['q=TAMA', ['Tamarack Systems –']],
      ['q=100%25', []],
      ['country=GR', []],
      ['state=grace', []],
      ['state=approval', []],
      ['state=differs', []],
      ['state=risk-90', []],
      ['state=undecided', ['Tamarack Systems –']],
      ['sort=tier&track=technology', ['Bluefern Integration technology']],
      ['sort=partner&direction=descending&track=technology', ['Bluefern Integration technology']],
      [
        'sort=expiry&direction=descending',
        ['Bluefern Integration reseller', 'Bluefern Integration technology', 'Tamarack Systems –'],
      ],
      [
        'sort=nonsense&page=-3',
        ['Bluefern Integration reseller', 'Bluefern Integration technology', 'Tamarack Systems –'],
      ],
      ...['region', 'country', 'computed', 'since', 'margin', 'loss', 'grace', 'review', 'decided'].map(
        (sort): [string, string[]] => [
          `sort=${sort}&direction=descending&track=technology`,
          ['Bluefern Integration technology'],
        ],
      ),
      ['page=2', []],
    ])('%s', async (query, expected) => expect(await names(query)).toEqual(expected))

    test('each track divides into its tiers', async () => {
      const { shares } = await list('')
      expect(
        shares.find(({ slug }) => slug === 'technology')?.tiers.map(({ tier, partners }) => [tier?.slug, partners]),
      ).toEqual([
        ['registered', 0],
        ['silver', 1],
        ['gold', 0],
        ['platinum', 0],
      ])
    })
  })

  test('a reserved folder opens for who holds the benefit, and for nobody else', async () => {
    const kit = { folder: 'sales-kit', name: 'kit.txt' }
    expect(await openAsset(world.as(world.ana), kit)).toMatchObject({ name: 'kit.txt' })
    await expect(openAsset(world.as(world.tomas), kit)).rejects.toMatchObject({ status: 403, code: 'assets.reserved' })
    expect((await listFolders(world.as(world.tomas))).map(({ slug, isOpen }) => [slug, isOpen])).toEqual(
      expect.arrayContaining([
        ['open-kit', true],
        ['sales-kit', false],
      ]),
    )
    const { benefits } = await viewBenefits(world.as(world.ana), { partnerId: bluefern() })
    expect(benefits.find(({ slug }) => slug === 'sales-kit')?.opens).toEqual([
      { kind: 'assets', title: 'sales-kit', href: '/company/assets/sales-kit' },
    ])
  })

  test('pages take the same number of queries however large a company is', async () => {
    const count = async () => {
      const counts: Record<string, number> = {}
      for (const [name, read] of Object.entries({ ...reads, ...programmeReads }))
        if (name !== 'an import') {
          // A manager's page waits for a plan, which is counted where plans are tested.
          const actor = name in reads ? world.ana : world.manager
          await world.countQueries(actor, read)
          counts[name] = await world.countQueries(actor, read)
        }
      return counts
    }
    const before = await count()
    for (const name of ['Ida', 'Jon', 'Kim', 'Lou']) {
      const person = await world.person(name, world.bluefern, ['learner'])
      await world.worker.drain()
      world.pass(DAY)
      await world.certify(person, ASSOCIATE)
    }
    for (const name of ['Uvo', 'Vex', 'Wim']) {
      const { id } = await world.organisation('partner', name)
      await joinTrack(world.otto(), { partnerId: id, track: 'technology' })
    }
    world.pass(400 * DAY)
    await reEvaluateDue(world.system())
    expect(await count()).toEqual(before)
    expect(Math.max(...Object.values(before))).toBeLessThanOrEqual(22)
  })
})
