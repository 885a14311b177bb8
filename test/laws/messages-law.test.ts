import { describe, expect, test } from 'vitest'
import { missingArguments } from './message-arguments'
import { type Catalogue, foreignWriting, oddArguments, readCatalogue, unevenKeys } from './message-catalogue'
import { type Keys, unknownKeys, unusedKeys } from './message-use'
import { type Source, sourcesIn } from './source-files'

const catalogue = readCatalogue()
const keys: Keys = Object.fromEntries(
  Object.entries(catalogue.en ?? {}).map(([namespace, messages]) => [namespace, new Set(Object.keys(messages))]),
)
const code = sourcesIn(['app', 'scripts'], /\.tsx?$/).filter(({ path }) => !/\.test\.tsx?$/.test(path))

describe('the message catalogue', () => {
  test('has the same keys in every language', () => expect(unevenKeys(catalogue)).toEqual([]))
  test('takes the same arguments in every language', () => expect(oddArguments(catalogue)).toEqual([]))
  test('is written in each language', () => expect(foreignWriting(catalogue)).toEqual([]))
  test('has no words that nothing shows', () => expect(unusedKeys(keys, code)).toEqual([]))
  test('is given what its words take', () => expect(missingArguments(catalogue, code)).toEqual([]))
  test('has the words that the code asks for', () => expect(unknownKeys(keys, code)).toEqual([]))
})

describe('a hole in the catalogue is noticed', () => {
  const both = (en: Record<string, string>, fa: Record<string, string>): Catalogue => ({
    en: { exams: en },
    fa: { exams: fa },
  })

  test.each([
    [both({ 'a.b': 'x' }, {}), 'fa lacks exams.a.b'],
    [both({}, { 'a.b': 'x' }), 'en lacks exams.a.b'],
    [both({ 'a.camelCase': 'x' }, { 'a.camelCase': 'x' }), 'exams.a.camelCase is not kebab-case, at most three deep'],
    [both({ 'a.b.c.d': 'x' }, { 'a.b.c.d': 'x' }), 'exams.a.b.c.d is not kebab-case, at most three deep'],
  ])('keys %#', (holed, problem) => expect(unevenKeys(holed)).toEqual([problem]))

  test.each([
    ['{name}', '{nam}', 'fa exams.k takes (nam: plain), en takes (name: plain)'],
    ['{n, plural, one {# day} other {# days}}', '{n} روز', 'fa exams.k takes (n: plain), en takes (n: number)'],
    ['<b>x</b>', 'x', 'fa exams.k takes (), en takes (b: tag)'],
    [
      '{s, select, on {x} other {y}}',
      '{s, select, off {x} other {y}}',
      'fa exams.k takes (s: one of off|other), en takes (s: one of on|other)',
    ],
    [
      '{n, plural, one {x} other {y}}',
      '{n, plural, few {x} other {y}}',
      'fa exams.k has the plural form "few", which fa has not',
    ],
  ])('arguments of %s and %s', (en, fa, problem) => expect(oddArguments(both({ k: en }, { k: fa }))).toEqual([problem]))

  test('a message that ICU cannot read', () => {
    expect(oddArguments(both({ k: '{n, plural, one {x}}' }, {}))[0]).toMatch(/^en exams\.k is not ICU/)
  })

  test('a plural and a number of the same argument agree', () => {
    expect(oddArguments(both({ k: '{n, plural, one {# day} other {# days}}' }, { k: '{n, number} روز' }))).toEqual([])
  })

  test.each([
    ['Save the draft', 'Save the draft', 'is still English'],
    ['Attempt 2', 'تلاش ۲', 'types digits, which Intl writes'],
    ['Learning', 'يادگيري', 'holds an Arabic letter where Persian has ی or ک'],
  ])('writing of %s as %s', (en, fa, problem) =>
    expect(foreignWriting(both({ k: en }, { k: fa }))).toEqual([`fa exams.k ${problem}`]),
  )

  test.each([
    ['API', 'API'],
    ['{count} of {total}', '{count} of {total}'],
  ])('%s may be the same in both', (en, fa) => {
    expect(foreignWriting(both({ k: en.replace(' of ', '/') }, { k: fa.replace(' of ', '/') }))).toEqual([])
  })
})

describe('use of keys', () => {
  const own: Keys = {
    exams: new Set(['title', 'list.empty', 'state.open', 'errors.attempt-not-found']),
    errors: new Set(['generic']),
  }
  const file = (text: string, path = 'app/areas/exams/a.tsx'): Source => ({ path, text })
  const unused = (...texts: string[]) =>
    unusedKeys(
      { exams: own.exams ?? new Set() },
      texts.map((text) => file(text)),
    )

  test('a literal call, a map of literals, a full name and an error code all name a key', () => {
    expect(
      unused(
        `const t = useT('exams'); t('title')`,
        `export const LABELS = { open: 'state.open' } as const`,
        `export const key = 'exams.list.empty'`,
        `throw notFound('exams.attempt-not-found')`,
      ),
    ).toEqual([])
  })

  test('a word of one part counts only beside its namespace, and a type never counts', () => {
    const rest = ['exams.list.empty', 'exams.state.open', 'exams.attempt-not-found']
      .map((key) => `f('${key}')`)
      .join(';')
    expect(unused(rest, `f('title')`)).toEqual(['exams.title is used nowhere'])
    expect(unused(rest, `const t = useT('exams'); type Column = 'title'`)).toEqual(['exams.title is used nowhere'])
  })

  test.each([
    [`const t = useT('exams')\nt('list.emtpy')`, 'app/areas/exams/a.tsx:2 asks exams for list.emtpy'],
    [`const t = translator(locale, 'exams')\nt.rich('x', {})`, 'app/areas/exams/a.tsx:2 asks exams for x'],
    [`const f = (t: Translator<'exams'>) => t('x')`, 'app/areas/exams/a.tsx:1 asks exams for x'],
    [`type Words = Translator<'exams'>\nconst f = (t: Words) => t('x')`, 'app/areas/exams/a.tsx:2 asks exams for x'],
    [`const t = speech.t('exams')\nt(on ? 'title' : 'x')`, 'app/areas/exams/a.tsx:2 asks exams for x'],
    [
      `const t = useT('exams')\nt(\`state.\${state}\`)`,
      `app/areas/exams/a.tsx:2 puts a key together: \`state.\${state}\``,
    ],
    [`throw forbidden('exams.not-yours')`, 'app/areas/exams/a.tsx:1 raises exams.not-yours, which has no words'],
    [
      `deny(late ? 'exams.late' : 'exams.attempt-not-found')`,
      'app/areas/exams/a.tsx:1 raises exams.late, which has no words',
    ],
    [`throw new AppError('exams.gone', 404)`, 'app/areas/exams/a.tsx:1 raises exams.gone, which has no words'],
  ])('%s is noticed', (text, problem) => expect(unknownKeys(own, [file(text)])).toEqual([problem]))

  test('known words are lawful', () => {
    const text = `const t = useT('exams'); t('title'); t(LABELS[state]); throw notFound('exams.attempt-not-found'); deny('platform.generic')`
    expect(unknownKeys(own, [file(text)])).toEqual([])
  })
})

describe('an argument that is not given', () => {
  const words: Catalogue = { en: { exams: { two: '{a} of {n, plural, one {# <b>x</b>} other {#}}', none: 'x' } } }
  const noticed = (text: string) => missingArguments(words, [{ path: 'app/a.tsx', text }])

  test.each([
    [`t('two', { a })`, 'two lacks n, b'],
    [`t.rich('two', { a: 1, 'n': 2 })`, 'two lacks b'],
    [`t('two')`, 'two lacks a, n, b'],
    [`t(on ? 'none' : 'two', { a, n, c })`, 'two lacks b'],
  ])('%s is noticed', (call, problem) =>
    expect(noticed(`const t = useT('exams')\n${call}`)).toEqual([`app/a.tsx:2 ${problem}`]),
  )

  test.each([`t('two', { a, n, b: bold })`, `t('two', given)`, `t('two', { ...given })`, `t('none')`, `f('two')`])(
    '%s is lawful',
    (call) => expect(noticed(`const t = useT('exams')\n${call}`)).toEqual([]),
  )
})
