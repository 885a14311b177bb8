import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatRational, rational } from '~/platform/rational'
import { day } from '../testing/build-facts'
import type { Fact } from './facts'
import { readFacts } from './read-facts'
import { writeFacts } from './write-facts'

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,11}$/)
/** Anything a person may type, quotes and commas among it, but no spaces around it. */
const text = fc
  .string({ minLength: 1, maxLength: 20, unit: 'grapheme' })
  .map((typed) => typed.trim())
  .filter((typed) => typed !== '')
const moment = fc.integer({ min: day('2001-01-01'), max: day('2099-01-01') })
const amount = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 1, max: 999 }))
  .map(([num, den]) => formatRational(rational(num, den)))
const currency = fc.constantFrom('EUR', 'USD', 'JPY')
const fields = fc.dictionary(word, text, { maxKeys: 3 })
const numbers = fc.dictionary(word, amount, { maxKeys: 3 })
const roles = fc.uniqueArray(word, { maxLength: 3 })
const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: null })
const kindOf = <Kind extends string, Rest extends object>(
  kind: Kind,
  members: { [Key in keyof Rest]: fc.Arbitrary<Rest[Key]> },
  required?: (keyof Rest)[],
) => fc.record(members, required ? { requiredKeys: required } : {}).map((rest) => ({ kind, ...rest }))

const anyKind = fc.oneof(
  kindOf('membership', { personId: word, roles, because: fc.constantFrom('joined', 'roles', 'opened') }),
  kindOf('membership-ended', { personId: word, because: fc.constantFrom('left', 'roles', 'closed') }),
  kindOf('certificate-held', { personId: word, certification: word }),
  kindOf('certificate-revoked', { personId: word, certification: word, revokes: maybe(word) }),
  kindOf('course-completed', { personId: word, course: word }),
  kindOf('metric', { metric: word, amount, currency }, ['metric', 'amount']),
  kindOf('record', { record: word, key: maybe(word), personId: maybe(word), numbers, currency }, [
    ...(['record', 'key', 'personId', 'numbers'] as const),
  ]),
  kindOf('attestation', { attestation: word, personId: maybe(word) }),
  kindOf('competency', { competency: word }),
  kindOf('profile', {}),
  kindOf('demotion-approved', { track: word, tier: word }),
  kindOf('tier-kept', { track: word, tier: word }),
  kindOf('correction', {
    corrects: word,
    becomes: maybe(
      fc.record(
        { trueFrom: moment, trueUntil: maybe(moment), amount, numbers, roles, attributes: fields },
        { requiredKeys: [] },
      ),
    ),
  }),
)

const facts: fc.Arbitrary<Fact[]> = fc
  .array(
    fc
      .record({ own: anyKind, from: moment, length: maybe(fc.integer({ min: 1, max: 10 ** 11 })), knownAt: moment })
      .chain(({ own, from, length, knownAt }) =>
        fc.record({ partnerId: word, source: text, attributes: fields }).map(
          (rest) =>
            ({
              ...{ ...rest, ...own, trueFrom: from, knownAt },
              trueUntil: length === null && own.kind !== 'tier-kept' ? null : from + (length ?? 1),
            }) as unknown as Fact,
        ),
      ),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) => list.map((fact, place) => ({ ...fact, id: `f${place}` }) as Fact))

describe('reading facts from a file', () => {
  test('gives every fact back that was written, of every kind', () => {
    fc.assert(
      fc.property(facts, (all) => {
        expect(readFacts(writeFacts(all))).toEqual({ facts: all, problems: [], file: null })
      }),
      { numRuns: 300 },
    )
  })

  test('reads the same from CSV and from JSON', () => {
    const csv = [
      'partner;kind;name;amount;currency;date;until;key;person;installs;line;corrects;becomes.until;id',
      'bluefern;metric;revenue;1250.50;usd;2026-03-14;;;;;"cloud; EU";;;',
      'bluefern;record;app;;;2026-01-01;;sync;;500;cloud;;;',
      'bluefern;certificate-held;integrator;;;2026-02-01;2028-02-01;;ana;;;;;c1',
      ';;;;;;;;;;;;;',
      'bluefern;correction;;;;2026-03-01;;;;;;c1;none;',
    ].join('\n')
    const json = JSON.stringify([
      {
        ...{ partner: 'bluefern', kind: 'metric', name: 'revenue', amount: 1250.5, currency: 'USD' },
        ...{ date: '2026-03-14', line: 'cloud; EU', id: 'line-2' },
      },
      {
        ...{ id: 'line-3', partner: 'bluefern', kind: 'record', name: 'app', key: 'sync', date: '2026-01-01' },
        ...{ installs: 500, line: 'cloud' },
      },
      {
        ...{ id: 'c1', partner: 'bluefern', kind: 'certificate-held', name: 'integrator', person: 'ana' },
        ...{ date: '2026-02-01', until: '2028-02-01' },
      },
      {
        ...{ id: 'line-6', partner: 'bluefern', kind: 'correction', corrects: 'c1', date: '2026-03-01' },
        becomes: { until: null },
      },
    ])
    const read = readFacts(csv)
    expect(read.problems).toEqual([])
    expect(read).toEqual(readFacts(json))
    expect(read.facts).toMatchObject([
      { amount: '2501/2', currency: 'USD', attributes: { line: 'cloud; EU' }, trueFrom: day('2026-03-14') },
      { key: 'sync', numbers: { installs: '500/1' }, attributes: { line: 'cloud' } },
      { personId: 'ana', trueUntil: day('2028-02-01'), knownAt: day('2026-02-01') },
      { corrects: 'c1', becomes: { trueUntil: null } },
    ])
  })

  test('reads fields as the programme declares them', () => {
    const csv = 'partner,kind,name,date,code,amount\nbluefern,record,deal,2026-01-01,0042,12\n'
    const deal = {
      slug: 'deal',
      title: { en: 'Deals' },
      lasts: false,
      fields: { code: 'text', amount: 'money' },
    } as const
    const definitions = {
      ...{ certifications: {}, parameters: [], numbers: [], competencies: [], rates: [] },
      records: [deal],
    }
    expect(readFacts(csv, { programme: { definitions } }).facts).toMatchObject([
      { attributes: { code: '0042' }, numbers: { amount: '12/1' } },
    ])
  })

  test('says of each line what is wrong, where, and what was meant', () => {
    const json = `{ "facts": [
      { "partner": "bluefern", "kind": "metrik", "name": "revenue", "date": "2026-01-01" },
      { "partner": "bluefern", "kind": "metric", "name": "revenue", "amount": "many", "date": "2026-02-30" },
      { "kind": "competency", "name": "cloud", "date": "2026-01-02", "until": "2026-01-02", "id": "a" },
      { "partner": "bluefern", "kind": "profile", "date": "2026-01-02", "id": "b", "region": "emea" },

      { "partner": "bluefern", "kind": "profile", "date": "2026-01-03", "id": "b" } ] }`
    const { facts: read, problems } = readFacts(json)
    expect(problems.map(({ line, column, code, params }) => [line, column, code, params.meant ?? params.text])).toEqual(
      [
        [2, 'kind', 'kind-unknown', 'metric'],
        [3, 'date', 'date-wrong', '2026-02-30'],
        [3, 'amount', 'number-wrong', 'many'],
        [4, 'until', 'until-not-after', undefined],
        [4, 'partner', 'missing', undefined],
        [7, 'id', 'id-twice', 'b'],
      ],
    )
    expect(read.map(({ id }) => id)).toEqual(['b', 'b'])
  })

  test.each([
    ['', { code: 'empty', params: {} }],
    ['{ "facts": [\n {,} ] }', { code: 'json-wrong', params: { line: 2 } }],
    ['{ "partner": "bluefern" }', { code: 'json-shape', params: {} }],
    ['[\n 1 ]', { code: 'json-shape', params: { line: 1 } }],
    ['partner,partner\nx,y', { code: 'column-twice', params: { name: 'partner' } }],
    ['partner\n"x', { code: 'quotes', params: { line: 2 } }],
  ])('says why nothing of %j can be read', (typed, problem) => {
    expect(readFacts(typed)).toEqual({ facts: [], problems: [], file: problem })
  })
})
