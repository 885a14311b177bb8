import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { viewHistory } from '~/areas/tiers/decisions/view-history.server'
import { applyFactImport, startFactImport } from '~/areas/tiers/facts/apply-fact-import.server'
import { checkFactImport } from '~/areas/tiers/facts/check-fact-import.server'
import { correctFact } from '~/areas/tiers/facts/correct-fact.server'
import { discardFactImport } from '~/areas/tiers/facts/discard-fact-import.server'
import { importTemplate } from '~/areas/tiers/facts/import-template.server'
import { viewFactImport } from '~/areas/tiers/facts/view-fact-import.server'
import { joinTrack } from '~/areas/tiers/standings/join-track.server'
import { viewPartnerFacts } from '~/areas/tiers/standings/view-partner.server'
import { viewProof } from '~/areas/tiers/standings/view-proof.server'
import type { Ctx } from '~/platform/context.server'
import { withDatabases } from '../databases'
import { DAY, type TierWorld, tierWorld } from './tier-world'

const bytes = (text: string) => new TextEncoder().encode(text)
const LINE = 'bluefern-integration,metric,revenue,90000,2026-01-10,,,'
const HEADER = 'partner,kind,name,amount,date,until,customer,note'

withDatabases((_dialect, open) => {
  let world: TierWorld
  const worlds: TierWorld[] = []
  beforeEach(async () => {
    world = await tierWorld(await open())
    worlds.push(world)
    await world.publish(world.ladder)
    await world.worker.drain()
    for (const { id } of [world.bluefern, world.tamarack])
      await joinTrack(world.otto(), { partnerId: id, track: 'technology' })
  })
  afterAll(() => {
    for (const each of worlds) each.clear()
  })

  const check = async (text: string | Uint8Array, fileName = 'deals.csv') =>
    checkFactImport(world.otto(), { fileName, bytes: typeof text === 'string' ? bytes(text) : text })
  const checked = async (...lines: string[]) => {
    const outcome = await check([HEADER, ...lines].join('\n'))
    if (!outcome.ok) throw new Error(outcome.problem.code)
    return outcome.importId
  }
  const verdicts = async (importId: string) =>
    (await viewFactImport(world.otto(), { importId, filter: null, page: 1 })).lines.map(
      ({ line, verdict, problems }) => `${line} ${[verdict, ...problems.map(({ code }) => code)].join(' ')}`,
    )
  const state = async (importId: string) =>
    (await viewFactImport(world.otto(), { importId, filter: null, page: 1 })).state
  const metrics = async (partnerId = world.bluefern.id) => world.factsOf(partnerId, 'metric')

  describe('checking a file', () => {
    test('gives a verdict on each line and records nothing', async () => {
      const importId = await checked(
        'bluefern-integration,metric,revenue,1250.50,2026-01-10,,Nordwind,DR-1',
        'Tamarack Systems,metric,revenue,300,2026-01-11,,,',
        'bluefern-integration,attestation,business-plan,,2026-01-01,2027-01-01,,',
        'bluefern-integration,metric,revenue,12,2026-02-30,,,',
        'nobody,metric,revenue,12,2026-02-03,,,',
        'bluefern-integration,metric,turnover,12,2026-02-03,,,',
        'bluefern-integration,metric,revenue,-12,2026-02-03,,,',
        'bluefern-integration,metric,revenue,"1,250",2026-02-03,,,',
        'bluefern-integration,metric,revenue,12,2026-02-03,,"=HYPERLINK(""x"")",',
        'bluefern-integration,metric,revenue,12,2026-02-03,,@cmd,',
        'bluefern-integration,metric,integrations,1.5,2026-02-03,,,',
        'bluefern-integration,metric,revenue,12,2026-12-24,,,',
        'bluefern-integration,attestation,business-plan,5,2026-01-01,2025-01-01,,',
        'bluefern-integration,deal,revenue,12,2026-02-03,,,',
        'bluefern-integration,metric,revenue,1250.50,2026-01-10,,Nordwind,DR-1',
        'bluefern-integration,metric,revenue,12,2026-02-03,,,,surplus',
        ',metric,,,,,,',
      )
      expect(await verdicts(importId)).toEqual([
        '2 accepted',
        '3 accepted',
        '4 accepted',
        '5 refused date-wrong',
        '6 refused partner-unknown',
        '7 refused metric-unknown',
        '8 refused amount-not-positive',
        '9 refused amount-not-a-number',
        '10 refused formula',
        '11 refused formula',
        '12 refused amount-not-whole',
        '13 refused date-to-come',
        '14 refused amount-on-attestation until-not-after',
        '15 refused kind-unknown',
        '16 duplicate same-as-line',
        '17 refused too-many-cells',
        '18 refused partner-missing name-missing amount-missing date-missing',
      ])
      expect(await metrics()).toHaveLength(0)
      expect(await viewFactImport(world.otto(), { importId, filter: 'accepted', page: 1 })).toMatchObject({
        ...{ total: 17, accepted: 3, refused: 13, duplicate: 1, shown: 3, state: 'checked' },
      })
    })

    test.each([
      [
        'semicolons, a byte order mark, another order',
        '\ufeffdate;name;partner;kind;amount\n2026-01-10;revenue;bluefern-integration;metric;1250,50\n',
      ],
      [
        'tabs and Windows line ends',
        'Partner\tKind\tName\tDate\tAmount\r\nbluefern-integration\tmetric\trevenue\t2026-01-10\t1250.5\r\n',
      ],
      ['Persian digits', 'partner,kind,name,date,amount\nbluefern-integration,metric,revenue,۲۰۲۶-۰۱-۱۰,۱۲۵۰٫۵\n'],
      [
        'empty lines and spaces',
        'partner , kind,name,date,amount\n\n Bluefern   integration ,metric,revenue,2026-01-10, 1250.50 \n,,,,\n',
      ],
    ])('reads %s', async (_, text) => {
      const outcome = await check(text)
      if (!outcome.ok) throw new Error(outcome.problem.code)
      await startFactImport(world.otto(), outcome)
      await world.worker.drain()
      const [fact] = await metrics()
      expect(JSON.parse(fact?.content ?? '{}')).toMatchObject({ amount: '2501/2', trueFrom: Date.UTC(2026, 0, 10) })
    })

    test.each([
      ['nothing', '', 'empty'],
      ['a header only', `${HEADER}\n`, 'empty'],
      ['no header', 'bluefern-integration,metric,revenue,1,2026-01-01\nx,y,z,1,2\n', 'column-unknown'],
      ['a column twice', 'partner,kind,name,date,date\na,b,c,d,e\n', 'column-twice'],
      ['a column missing', 'partner,kind,name,amount\na,b,c,d\n', 'column-missing'],
      ['an open quotation mark', `${HEADER}\n"bluefern,metric\n`, 'quotes'],
      ['another encoding', new Uint8Array([...bytes(HEADER), 10, 0xe4, 0x2c, 0xff]), 'not-text'],
      [
        'too many lines',
        `${HEADER}\n${'bluefern-integration,metric,revenue,1,2026-01-01,,,\n'.repeat(5_001)}`,
        'too-many-lines',
      ],
      ['too many bytes', new Uint8Array(2_000_001).fill(65), 'too-large'],
    ])('refuses %s', async (_, text, code) => {
      expect(await check(text)).toMatchObject({ ok: false, problem: { code } })
      expect(await world.handle.db.selectFrom('fact_imports').selectAll().execute()).toEqual([])
    })

    test('the template can be imported as it is', async () => {
      const outcome = await check(await importTemplate(world.otto(), 'csv'))
      if (!outcome.ok) throw new Error(outcome.problem.code)
      expect(await verdicts(outcome.importId)).toEqual(['2 accepted', '3 accepted', '4 accepted'])
    })

    test('is for programme managers', async () => {
      const petra = world.as(world.petra)
      const denied = { status: 403, code: 'tiers.not-a-programme-manager' }
      await expect(checkFactImport(petra, { fileName: 'x', bytes: bytes(HEADER) })).rejects.toMatchObject(denied)
      await expect(importTemplate(petra, 'csv')).rejects.toMatchObject(denied)
    })
  })

  describe('applying a file', () => {
    const three = () =>
      checked(
        'bluefern-integration,metric,revenue,90000,2026-01-10,,Nordwind,DR-1',
        'tamarack-systems,metric,revenue,300,2026-01-11,,,',
        'bluefern-integration,metric,revenue,60000,2026-01-12,,,',
        'bluefern-integration,metric,revenue,oops,2026-01-12,,,',
      )

    test('records the accepted lines and decides each partner once', async () => {
      const importId = await three()
      await startFactImport(world.otto(), { importId })
      expect(await state(importId)).toBe('applying')
      await world.worker.drain()
      expect(await state(importId)).toBe('applied')
      const facts = (await metrics()).map(({ content }) => JSON.parse(content))
      expect(facts.map(({ source, attributes }) => [source, attributes])).toEqual(
        expect.arrayContaining([
          ['deals.csv:2', { customer: 'Nordwind' }],
          ['deals.csv:4', {}],
        ]),
      )
      expect((await world.decisions(world.bluefern.id)).filter(({ cause_id }) => cause_id === importId)).toHaveLength(1)
      expect((await world.decisions(world.tamarack.id)).filter(({ cause_id }) => cause_id === importId)).toHaveLength(1)
      const view = await viewFactImport(world.otto(), { importId, filter: null, page: 1 })
      expect(view.job).toMatchObject({ state: 'done', done: 3, total: 3 })
    })

    test('tells open pages how far it is', async () => {
      const importId = await three()
      await startFactImport(world.otto(), { importId })
      await world.worker.drain()
      const signals = await world.handle.db
        .selectFrom('live_signals')
        .select(['topic', 'kind'])
        .where('kind', '=', `import:${importId}`)
        .execute()
      expect(signals.length).toBeGreaterThanOrEqual(3)
      expect(new Set(signals.map(({ topic }) => topic))).toEqual(new Set(['vendor']))
    })

    test('goes on where it was cut off, and doubles nothing', async () => {
      const lines = Array.from(
        { length: 40 },
        (_, index) =>
          `${index % 2 ? 'tamarack-systems' : 'bluefern-integration'},metric,revenue,${index + 1},2026-01-10,,,n${index}`,
      )
      const importId = await checked(...lines)
      await startFactImport(world.otto(), { importId })
      let transactions = 0
      const real = world.system()
      const dying: Ctx = {
        ...real,
        transaction: (work) => {
          transactions++
          if (transactions > 1) throw new Error('the power went')
          return real.transaction(work)
        },
      }
      const { job_id } = await world.handle.db
        .selectFrom('fact_imports')
        .select('job_id')
        .where('id', '=', importId)
        .executeTakeFirstOrThrow()
      const jobId = job_id ?? ''
      await expect(applyFactImport(dying, { importId }, { jobId })).rejects.toThrow('the power went')
      const before = (await metrics()).length + (await metrics(world.tamarack.id)).length
      expect(before).toBe(20)
      expect((await viewFactImport(world.otto(), { importId, filter: null, page: 1 })).job).toMatchObject({ done: 20 })
      await world.worker.drain()
      expect(await state(importId)).toBe('applied')
      expect(await metrics()).toHaveLength(20)
      expect(await metrics(world.tamarack.id)).toHaveLength(20)
      for (const { id } of [world.bluefern, world.tamarack])
        expect((await world.decisions(id)).filter(({ cause_id }) => cause_id === importId)).toHaveLength(1)
    })

    test('run by two servers at once, doubles nothing', async () => {
      const importId = await three()
      await startFactImport(world.otto(), { importId })
      const run = () => applyFactImport(world.system(), { importId }, { jobId: 'none' })
      await Promise.all([run(), run()])
      expect(await metrics()).toHaveLength(2)
      expect((await world.decisions(world.bluefern.id)).filter(({ cause_id }) => cause_id === importId)).toHaveLength(1)
      expect(await world.audited('tiers.import-applied')).toBe(1)
    })

    test('a line that came with an earlier file is a duplicate, or is recorded once when both were checked before', async () => {
      const [first, second] = [await three(), await three()]
      for (const importId of [first, second]) await startFactImport(world.otto(), { importId })
      await world.worker.drain()
      expect(await metrics()).toHaveLength(2)
      expect(await state(second)).toBe('applied')
      const third = await three()
      expect(await verdicts(third)).toEqual([
        '2 duplicate known-already',
        '3 duplicate known-already',
        '4 duplicate known-already',
        '5 refused amount-not-a-number',
      ])
      await expect(startFactImport(world.otto(), { importId: third })).rejects.toMatchObject({
        code: 'tiers.import-empty',
      })
    })

    test('happens once, and never after the file was put aside', async () => {
      const [applied, discarded] = [await three(), await three()]
      await startFactImport(world.otto(), { importId: applied })
      const late = { status: 409, code: 'tiers.import-not-waiting' }
      await expect(startFactImport(world.otto(), { importId: applied })).rejects.toMatchObject(late)
      await expect(discardFactImport(world.otto(), { importId: applied })).rejects.toMatchObject(late)
      await discardFactImport(world.otto(), { importId: discarded })
      await expect(startFactImport(world.otto(), { importId: discarded })).rejects.toMatchObject(late)
      expect(await state(discarded)).toBe('discarded')
    })

    test('a run that was given up is taken up again by the same button', async () => {
      const importId = await three()
      await startFactImport(world.otto(), { importId })
      const { job_id } = await world.handle.db
        .selectFrom('fact_imports')
        .select('job_id')
        .where('id', '=', importId)
        .executeTakeFirstOrThrow()
      await world.handle.db.updateTable('jobs').set({ state: 'dead' }).where('id', '=', job_id).execute()
      expect((await viewFactImport(world.otto(), { importId, filter: null, page: 1 })).job?.state).toBe('failed')
      await startFactImport(world.otto(), { importId })
      await world.worker.drain()
      expect(await state(importId)).toBe('applied')
    })
  })

  describe('an entry that was wrong', () => {
    const typed = (amount: string) => ({
      ...{ kind: 'metric', name: 'revenue', amount, date: '2026-01-10', until: '', customer: '', line: '', note: '' },
    })
    const recorded = async () => {
      const importId = await checked(LINE)
      await startFactImport(world.otto(), { importId })
      await world.worker.drain()
      const [fact] = await metrics()
      return { partnerId: world.bluefern.id, factId: fact?.id ?? '' }
    }
    const observed = async () => {
      const last = (await world.decisions(world.bluefern.id)).at(-1)
      return JSON.parse(last?.proof ?? '{}').tiers[2].node.children[2].observed
    }

    test('is put right, then withdrawn; both stay in the history', async () => {
      const of = await recorded()
      expect(await observed()).toBe('90000/1')
      world.pass(DAY)
      const reason = 'the invoice says less'
      expect(await correctFact(world.otto(), { ...of, becomes: typed('9000'), reason, key: 'a' })).toEqual({
        ok: true,
        restored: false,
      })
      expect(await observed()).toBe('9000/1')
      await correctFact(world.otto(), { ...of, becomes: null, reason, key: 'b' })
      expect(await observed()).toBe('0/1')
      await expect(correctFact(world.otto(), { ...of, becomes: null, reason, key: 'c' })).rejects.toMatchObject({
        code: 'tiers.fact-withdrawn',
      })
      expect(await world.factsOf(world.bluefern.id, 'correction')).toHaveLength(2)
      expect(await world.audited('tiers.fact-corrected')).toBe(1)
    })

    const reason = 'the invoice says so'
    const withdrawn = async () => {
      const of = await recorded()
      world.pass(DAY)
      await correctFact(world.otto(), { ...of, becomes: null, reason, key: 'w' })
      const [withdrawal] = await world.factsOf(world.bluefern.id, 'correction')
      return { of, restoring: { partnerId: of.partnerId, factId: withdrawal?.id ?? '', becomes: null, reason } }
    }
    const soundly = async () => {
      const view = await viewProof(world.otto(), { partnerId: world.bluefern.id })
      return view?.check
    }

    test('counts again once its withdrawal is withdrawn, and can be withdrawn again', async () => {
      const { of, restoring } = await withdrawn()
      const entry = async () => (await viewPartnerFacts(world.otto(), 'bluefern-integration')).entries[0]
      expect(await entry()).toMatchObject({ withdrawalId: restoring.factId, corrections: [{ kind: 'withdrawal' }] })
      world.pass(DAY)
      expect(await correctFact(world.otto(), { ...restoring, key: 'r' })).toEqual({ ok: true, restored: true })
      expect(await observed()).toBe('90000/1')
      expect(await soundly()).toMatchObject({ faults: [], isReplayed: true })
      expect(await entry()).toMatchObject({
        withdrawalId: null,
        corrections: [{ kind: 'restoration', reason }, { kind: 'withdrawal' }],
      })
      expect(await world.audited('tiers.fact-restored')).toBe(1)
      const { entries } = await viewHistory(world.otto(), { partnerId: of.partnerId, page: 1 })
      expect(entries[0]?.events.lines).toMatchObject([{ key: 'fact.restoration' }])

      const again = correctFact(world.otto(), { ...restoring, key: 'again' })
      await expect(again).rejects.toMatchObject({ status: 409, code: 'tiers.fact-restored' })
      world.pass(DAY)
      await correctFact(world.otto(), { ...of, becomes: null, reason, key: 'w2' })
      expect(await observed()).toBe('0/1')
    })

    test('is restored with a reason, by nobody but the programme, and not by a correction', async () => {
      const { restoring } = await withdrawn()
      expect(await correctFact(world.otto(), { ...restoring, reason: ' ', key: 'r' })).toMatchObject({
        ok: false,
        isReasonMissing: true,
      })
      const correcting = correctFact(world.otto(), { ...restoring, becomes: typed('1'), key: 'r' })
      await expect(correcting).rejects.toMatchObject({ code: 'tiers.fact-withdrawn' })
      await expect(correctFact(world.as(world.petra), { ...restoring, key: 'r' })).rejects.toMatchObject({
        status: 403,
      })
      expect(await observed()).toBe('0/1')
    })

    test('withdrawn by two at once waits for one restoration', async () => {
      const of = await recorded()
      const both = await Promise.allSettled(
        ['a', 'b'].map((key) => correctFact(world.otto(), { ...of, becomes: null, reason, key })),
      )
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(await world.factsOf(world.bluefern.id, 'correction')).toHaveLength(1)
    })

    test('and withdrawn is not known: its line is accepted and recorded anew', async () => {
      const { restoring } = await withdrawn()
      const importId = await checked(LINE)
      expect(await verdicts(importId)).toEqual(['2 accepted'])
      await startFactImport(world.otto(), { importId })
      await world.worker.drain()
      expect(await observed()).toBe('90000/1')
      expect(await metrics()).toHaveLength(2)
      const known = await checked(LINE)
      expect(await verdicts(known)).toEqual(['2 duplicate known-already'])
      const twice = correctFact(world.otto(), { ...restoring, key: 'r' })
      await expect(twice).rejects.toMatchObject({ status: 409, code: 'tiers.fact-told-again' })
    })

    test('and withdrawn after a file was checked is recorded when the file is applied', async () => {
      const [first, second] = [await checked(LINE), await checked(LINE)]
      await startFactImport(world.otto(), { importId: first })
      await world.worker.drain()
      const [fact] = await metrics()
      world.pass(DAY)
      const of = { partnerId: world.bluefern.id, factId: fact?.id ?? '' }
      await correctFact(world.otto(), { ...of, becomes: null, reason, key: 'w' })
      await startFactImport(world.otto(), { importId: second })
      await world.worker.drain()
      expect(await observed()).toBe('90000/1')
      const rows = await world.handle.db
        .selectFrom('fact_import_rows')
        .selectAll()
        .where('import_id', '=', second)
        .execute()
      const counting = (await metrics()).filter(({ id }) => id !== fact?.id)
      expect(rows.map(({ fact_id }) => fact_id)).toEqual(counting.map(({ id }) => id))
    })

    test('needs a reason and a difference', async () => {
      const of = await recorded()
      const attempt = (becomes: ReturnType<typeof typed>, reason: string) =>
        correctFact(world.otto(), { ...of, becomes, reason, key: 'a' })
      expect(await attempt(typed('1'), ' ')).toMatchObject({ ok: false, isReasonMissing: true })
      expect(await attempt(typed('90000'), 'because of this')).toMatchObject({ ok: false, isUnchanged: true })
      expect(await attempt(typed('many'), 'because of this')).toMatchObject({
        ok: false,
        problems: [{ code: 'amount-not-a-number' }],
      })
      expect(await world.factsOf(world.bluefern.id, 'correction')).toHaveLength(0)
    })

    test('is found only with its own partner, and certificates are not put right here', async () => {
      const { factId } = await recorded()
      const reason = 'because of this'
      const other = { partnerId: world.tamarack.id, factId, becomes: null, reason, key: 'a' }
      await expect(correctFact(world.otto(), other)).rejects.toMatchObject({ code: 'tiers.fact-not-found' })
      await world.certify(world.ana, 'integration-associate')
      const [held] = await world.factsOf(world.bluefern.id, 'certificate-held')
      const certificate = { partnerId: world.bluefern.id, factId: held?.id ?? '', becomes: null, reason, key: 'a' }
      await expect(correctFact(world.otto(), certificate)).rejects.toMatchObject({
        code: 'tiers.fact-not-correctable',
      })
      await expect(correctFact(world.as(world.petra), certificate)).rejects.toMatchObject({ status: 403 })
    })
  })
})
