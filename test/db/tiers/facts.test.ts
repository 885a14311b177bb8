import { afterAll, beforeEach, expect, test } from 'vitest'
import { updateOrganisation } from '~/areas/identity/update-organisation.server'
import { startFactImport } from '~/areas/tiers/facts/apply-fact-import.server'
import { checkFactImport } from '~/areas/tiers/facts/check-fact-import.server'
import { correctFact } from '~/areas/tiers/facts/correct-fact.server'
import type { Fact } from '~/areas/tiers/facts/facts'
import { recordEntry } from '~/areas/tiers/facts/record-entry.server'
import { viewFactImport } from '~/areas/tiers/facts/view-fact-import.server'
import type { Programme } from '~/areas/tiers/language/programme'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { viewPartnerFacts } from '~/areas/tiers/standings/view-partner.server'
import { newId } from '~/platform/ids'
import { withDatabases } from '../databases'
import { type TierWorld, tierWorld } from './tier-world'

const bytes = (text: string) => new TextEncoder().encode(text)

/** The rules of the world, with apps that last, deals that happen, a competency and a rate for US dollars. */
const withDefinitions = (programme: Programme): Programme => ({
  ...programme,
  definitions: {
    ...{ certifications: {}, parameters: [], numbers: [] },
    records: [
      { slug: 'app', title: { en: 'Apps' }, lasts: true, fields: { installs: 'number', line: 'text' } },
      { slug: 'deal', title: { en: 'Deals' }, lasts: false, fields: { amount: 'money', closed: 'day' } },
    ],
    competencies: [{ slug: 'cloud', title: { en: 'Cloud' }, requires: null }],
    rates: [{ from: '2026-01-01', rates: { USD: '9/10' } }],
  },
})

withDatabases((_dialect, open) => {
  let world: TierWorld
  const worlds: TierWorld[] = []
  beforeEach(async () => {
    world = await tierWorld(await open())
    worlds.push(world)
    await world.publish(withDefinitions(world.ladder))
    await world.worker.drain()
    await joinTrack(world.otto(), { partnerId: world.bluefern.id, track: 'technology' })
  })
  afterAll(() => {
    for (const each of worlds) each.clear()
  })

  const facts = async (kind: Fact['kind']) =>
    (await world.factsOf(world.bluefern.id, kind))
      .map(({ content }) => JSON.parse(content) as Fact)
      .sort((a, b) => a.knownAt - b.knownAt || a.trueFrom - b.trueFrom)
  const verdicts = async (text: string, fileName: string) => {
    const outcome = await checkFactImport(world.otto(), { fileName, bytes: bytes(text) })
    if (!outcome.ok) throw new Error(outcome.problem.code)
    const { lines } = await viewFactImport(world.otto(), { importId: outcome.importId, filter: null, page: 1 })
    return {
      importId: outcome.importId,
      lines: lines.map(({ line, verdict, problems }) =>
        [line, verdict, ...problems.map(({ code, params }) => `${code} ${params.meant ?? ''}`.trim())].join(' '),
      ),
    }
  }
  const enter = (typed: Record<string, string>) =>
    recordEntry(world.otto(), { partnerId: world.bluefern.id, typed, key: newId(world.otto().now) })

  test('the profile says what is known of the company, follows it, and keeps what people entered', async () => {
    expect(await facts('profile')).toMatchObject([{ attributes: { region: 'DACH', joined: '2026-03-02' } }])
    expect(await enter({ kind: 'profile', date: '2026-03-02', segment: 'enterprise' })).toMatchObject({ ok: true })
    await updateOrganisation(world.system(), world.bluefern.id, { name: 'Bluefern', region: 'Nordics', country: 'SE' })
    await world.worker.drain()
    const profiles = await facts('profile')
    expect(profiles).toHaveLength(3)
    expect(profiles.at(-1)?.attributes).toEqual({
      ...{ region: 'Nordics', country: 'SE', joined: '2026-03-02', segment: 'enterprise' },
    })
    await updateOrganisation(world.system(), world.bluefern.id, { name: 'New', region: 'Nordics', country: 'SE' })
    await world.worker.drain()
    expect(await facts('profile')).toHaveLength(3)
  })

  test('a file of every kind is recorded, the same from JSON as from CSV, and only once', async () => {
    const csv = [
      'partner,kind,name,key,date,until,amount,currency,installs,line,closed,owner,evidence,segment,how',
      'bluefern-integration,metric,revenue,,2026-01-10,,100,USD,,cloud,,,,,sourced',
      'bluefern-integration,record,app,sync,2026-01-10,,,,500,cloud,,,,,',
      'bluefern-integration,record,deal,,2026-01-11,,1250.50,,,,2026-01-09,,,,',
      'bluefern-integration,exception,business-plan,,2026-01-10,2026-12-31,,,,,,Otto,Letter of 3 January,,',
      'bluefern-integration,competency,cloud,,2026-01-10,2027-01-10,,,,,,,,,',
      'bluefern-integration,profile,,,2026-01-10,,,,,,,,,enterprise,',
    ]
    const read = await verdicts(csv.join('\n'), 'facts.csv')
    expect(read.lines).toEqual([2, 3, 4, 5, 6, 7].map((line) => `${line} accepted`))
    await startFactImport(world.otto(), read)
    await world.worker.drain()
    expect(await facts('metric')).toMatchObject([
      { amount: '100/1', currency: 'USD', attributes: { line: 'cloud', how: 'sourced' } },
    ])
    expect(await facts('record')).toMatchObject([
      { record: 'app', key: 'sync', numbers: { installs: '500/1' }, attributes: { line: 'cloud' } },
      { record: 'deal', key: null, numbers: { amount: '2501/2' }, attributes: { closed: '2026-01-09' } },
    ])
    expect(await facts('attestation')).toMatchObject([
      { attributes: { as: 'exception', owner: 'Otto', evidence: 'Letter of 3 January' } },
    ])
    expect(await facts('competency')).toMatchObject([{ competency: 'cloud', trueUntil: Date.UTC(2027, 0, 10) }])
    expect((await facts('profile')).at(-1)?.attributes).toMatchObject({ segment: 'enterprise', region: 'DACH' })

    const json = JSON.stringify({
      facts: [
        {
          ...{ partner: 'bluefern-integration', kind: 'record', name: 'app', key: 'sync', date: '2026-01-10' },
          ...{ numbers: { installs: 500 }, attributes: { line: 'cloud' } },
        },
        { partner: 'bluefern-integration', kind: 'competency', name: 'cloud', date: '2026-01-10', until: null },
      ],
    })
    expect((await verdicts(json, 'facts.json')).lines).toEqual(['1 duplicate known-already', '2 accepted'])
  })

  test('a refusal says what was meant, and money without a rate is not taken for nothing', async () => {
    const json = `[
      { "partner": "bluefern-integration", "kind": "metric", "name": "revenu", "amount": 5, "date": "2026-01-10" },
      { "partner": "bluefern-integration", "kind": "metric", "name": "revenue", "amount": 5, "currency": "JPY", "date": "2026-01-10" },
      { "partner": "bluefern-integration", "kind": "metric", "name": "revenue", "amount": 5, "currency": "USD", "date": "2025-12-31" },
      { "partner": "bluefern-integration", "kind": "record", "name": "app", "date": "2026-01-10", "instals": 3, "installs": 4 },
      { "partner": "bluefern-integration", "kind": "exception", "name": "business-plan", "date": "2026-01-10" },
      { "partner": "bluefern-integration", "kind": "certificate-held", "name": "x", "person": "ana", "date": "2026-01-10" },
      { "partner": "bluefern-integration", "kind": "metric", "name": "revenue", "amount": 5, "date": "2026-01-10", "line": "=1+1" }
    ]`
    expect((await verdicts(json, 'facts.json')).lines).toEqual([
      '2 refused metric-unknown revenue',
      '3 refused currency-without-rate',
      '4 refused currency-without-rate',
      '5 refused key-missing field-unknown installs',
      '6 refused until-missing owner-missing evidence-missing',
      '7 refused kind-by-itself',
      '8 refused formula',
    ])
  })

  test('a record is put right: what it is about stays, and the first text stays in the history', async () => {
    expect(await enter({ kind: 'record', name: 'app', key: 'sync', date: '2026-01-10', installs: '500' })).toEqual({
      ...{ ok: true, isNew: true },
    })
    const [app] = await facts('record')
    const put = (typed: Record<string, string>) =>
      correctFact(world.otto(), {
        ...{ partnerId: world.bluefern.id, factId: app?.id ?? '', becomes: typed },
        ...{ reason: 'A digit was missing', key: newId(world.otto().now) },
      })
    expect(
      await put({ kind: 'record', name: 'deal', key: 'other', date: '2026-01-10', installs: '500' }),
    ).toMatchObject({
      ...{ ok: false, isUnchanged: true },
    })
    expect(await put({ date: '2026-01-10', installs: '5000', line: 'cloud' })).toEqual({ ok: true, restored: false })
    expect(await facts('correction')).toMatchObject([
      { corrects: app?.id, becomes: { numbers: { installs: '5000/1' }, attributes: { line: 'cloud' } } },
    ])
    const { entries } = await viewPartnerFacts(world.otto(), 'bluefern-integration')
    expect(entries.find(({ id }) => id === app?.id)?.corrections).toHaveLength(1)
  })
})
