import { isScalar, type Node } from 'yaml'
import { formatRational, parseRational } from '~/platform/rational'
import type { Reading } from '../engine/rule-kinds/rule-kind'
import type { ChosenNumber, NumberExpression, PointsNumber } from '../language/number'
import { readConditions } from './read-conditions'
import { readWholeSelection } from './read-selection'

/** The keys under which a number that is made of others, or of facts, may be written. */
export const NUMBER_KINDS = [
  ...['count', 'sum', 'least', 'greatest', 'average', 'median'],
  ...['add', 'subtract', 'multiply', 'lowest', 'highest', 'ratio', 'score', 'choose', 'field'],
] as const
type Written = (typeof NUMBER_KINDS)[number]

/** A number as written (`150000`, `2.5`, `15%`), the name of a parameter or of a number that is defined, or a mapping. */
export function readNumber(node: Node | null, id: string, reading: Reading): NumberExpression | null {
  const { reader, vocabulary } = reading
  if (node === null) return null
  if (isScalar(node)) {
    const text = reader.text(node)
    if (text === null) return null
    const value = parseRational(text)
    if (value) return { id, kind: 'constant', value: formatRational(value) }
    if (vocabulary.parameters.includes(text)) return { id, kind: 'parameter', parameter: text }
    const names = [...vocabulary.numbers, ...vocabulary.parameters]
    return reader.known(node, text, names, 'unknown-number') ? { id, kind: 'named', name: text } : null
  }
  const fields = reader.fields(node, NUMBER_KINDS)
  if (!fields) return null
  const [kind, ...others] = NUMBER_KINDS.filter((name) => fields.has(name))
  if (kind === undefined || others.length > 0)
    return reader.report(node, 'one-of-keys', { keys: NUMBER_KINDS.join(', ') })
  return READ[kind](fields.get(kind), id, reading)
}

type Read = (node: Node | null, id: string, reading: Reading) => NumberExpression | null

const READ: Record<Written, Read> = {
  count(node, id, reading) {
    const read = readWholeSelection(node, reading, ['different'])
    if (!read) return null
    const by = read.fields?.has('different') ? reading.reader.text(read.fields.get('different')) : null
    return { id, kind: 'count', of: read.of, by }
  },
  sum: aggregate('sum'),
  least: aggregate('least'),
  greatest: aggregate('greatest'),
  average: aggregate('average'),
  median: aggregate('median'),
  add: combined('add'),
  subtract: combined('subtract'),
  multiply: combined('multiply'),
  lowest: combined('lowest'),
  highest: combined('highest'),
  ratio(node, id, reading) {
    const { reader } = reading
    const fields = reader.fields(node, ['of', 'to', 'toAtMost', 'toFrom', 'otherwise'])
    if (!fields) return null
    const of = readNumber(fields.required('of'), `${id}.of`, reading)
    const to = readNumber(fields.required('to'), `${id}.to`, reading)
    const [atMost, from, otherwise] = ['toAtMost', 'toFrom', 'otherwise'].map((key) =>
      fields.has(key) ? textOf(reader.amount(fields.get(key))) : null,
    )
    return (
      of &&
      to && { id, kind: 'ratio', of, to, atMost: atMost ?? null, from: from ?? null, otherwise: otherwise ?? '0/1' }
    )
  },
  score(node, id, reading) {
    const parts = reading.reader.items(node)?.map((part, index) => readPoints(part, `${id}.${index}`, reading))
    return parts?.every((part): part is PointsNumber => part !== null) ? { id, kind: 'score', parts } : null
  },
  choose(node, id, reading) {
    const { reader } = reading
    const fields = reader.fields(node, ['cases', 'otherwise'])
    if (!fields) return null
    const cases = reader.items(fields.required('cases'))?.map((item, index): ChosenNumber['cases'][number] | null => {
      const one = reader.fields(item, ['when', 'is'])
      const when = one && readConditions(one.required('when'), reading, reading.itemFields)
      const value = one && readNumber(one.required('is'), `${id}.${index}`, reading)
      return when && value && { when, value }
    })
    const otherwise = readNumber(fields.required('otherwise'), `${id}.otherwise`, reading)
    if (!otherwise || !cases?.every((one) => one !== null)) return null
    return { id, kind: 'choose', cases, otherwise }
  },
  field(node, id, reading) {
    const { reader } = reading
    if (isScalar(node)) {
      const field = readField(node, reading)
      return field === null ? null : { id, kind: 'field', field, otherwise: '0/1' }
    }
    const fields = reader.fields(node, ['name', 'otherwise'])
    const field = fields && readField(fields.required('name'), reading)
    const otherwise = fields && reader.amount(fields.required('otherwise'))
    return field && otherwise ? { id, kind: 'field', field, otherwise: formatRational(otherwise) } : null
  },
}

/** `{ of: revenue, value: …, months: 12, where: … }`; the value is the amount, when nothing else is said. */
function aggregate(kind: 'sum' | 'least' | 'greatest' | 'average' | 'median'): Read {
  return (node, id, reading) => {
    const read = readWholeSelection(node, reading, ['value', 'otherwise'])
    if (!read) return null
    const { of, fields } = read
    const inner = { ...reading, itemFields: reading.fieldsOf(of.source) }
    const amount: NumberExpression = { id: `${id}.value`, kind: 'field', field: 'amount', otherwise: '0/1' }
    const value = fields?.has('value') ? readNumber(fields.get('value'), `${id}.value`, inner) : amount
    const otherwise = fields?.has('otherwise') ? textOf(reading.reader.amount(fields.get('otherwise'))) : '0/1'
    return value && otherwise !== null ? { id, kind, of, value, otherwise } : null
  }
}

function combined(kind: 'add' | 'subtract' | 'multiply' | 'lowest' | 'highest'): Read {
  return (node, id, reading) => {
    const parts = reading.reader.items(node)?.map((part, index) => readNumber(part, `${id}.${index}`, reading))
    return parts?.every((part) => part !== null) ? { id, kind, parts } : null
  }
}

/** `{ title: Revenue, of: …, rate: 2.14, atMost: 15 }`. */
function readPoints(node: Node | null, id: string, reading: Reading): PointsNumber | null {
  const { reader } = reading
  const fields = reader.fields(node, ['title', 'of', 'rate', 'atMost'])
  if (!fields) return null
  const title = reader.local(fields.required('title'))
  const of = readNumber(fields.required('of'), `${id}.of`, reading)
  const rate = fields.has('rate')
    ? readNumber(fields.get('rate'), `${id}.rate`, reading)
    : ({ id: `${id}.rate`, kind: 'constant', value: '1/1' } as const)
  const atMost = fields.has('atMost') ? readNumber(fields.get('atMost'), `${id}.atMost`, reading) : null
  if (!title || !of || !rate || (fields.has('atMost') && !atMost)) return null
  return { id, kind: 'points', title, of, rate, atMost }
}

function readField(node: Node | null, { reader, itemFields }: Reading): string | null {
  const field = reader.text(node)
  if (field === null || itemFields === null) return field
  return reader.known(node, field, itemFields, 'unknown-field') ? field : null
}

const textOf = (value: Parameters<typeof formatRational>[0] | null): string | null => value && formatRational(value)
