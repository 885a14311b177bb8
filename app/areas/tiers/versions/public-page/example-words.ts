import { fieldTitle, valueTitle } from '../../describe/field'
import type { Param, Sentence } from '../../describe/sentence'
import { attestationTitle, competencyTitle, metricAmount, metricTitle } from '../../describe/titles'
import type { Programme } from '../../language/programme'
import type { ExampleCompany, ExampleItem } from './example-company'

/** A made-up company, a sentence for each kind of thing it has. */
export function exampleInWords(company: ExampleCompany, programme: Programme): Sentence[] {
  const words = [
    ...grouped(company.people.map(({ holds }) => [...holds].sort())).map(([holds, count]) =>
      peopleInWords(holds, count),
    ),
    ...grouped(company.items).map(([item, count]) => itemInWords(item, count, programme)),
    ...company.attestations.map(
      (attestation): Sentence => ({
        key: 'example.attestation',
        params: { attestation: attestationTitle(attestation, programme) },
      }),
    ),
    ...company.competencies.map(
      (competency): Sentence => ({
        key: 'example.competency',
        params: { competency: competencyTitle(competency, programme) },
      }),
    ),
  ]
  return words.length === 0 ? [{ key: 'example.nothing', params: {} }] : words
}

/** What is alike once, with how many there are. */
function grouped<Item>(items: readonly Item[]): [Item, number][] {
  const groups = new Map<string, [Item, number]>()
  for (const item of items) {
    const key = JSON.stringify(item)
    groups.set(key, [item, (groups.get(key)?.[1] ?? 0) + 1])
  }
  return [...groups.values()]
}

function peopleInWords(holds: readonly string[], count: number): Sentence {
  if (holds.length === 0) return { key: 'example.people-without', params: { count } }
  const certifications: Param = { list: holds.map((certification) => ({ certification })), join: 'and' }
  return { key: 'example.people', params: { count, certifications } }
}

function itemInWords({ source, numbers, texts }: ExampleItem, count: number, programme: Programme): Sentence {
  const where = Object.entries(texts).map(([field, value]) =>
    said(field, valueTitle(field, value, programme), programme),
  )
  const record = programme.definitions?.records.find(({ slug }) => slug === source)
  if (!record && numbers.amount !== undefined) {
    const params = { metric: metricTitle(source, programme), amount: metricAmount(source, numbers.amount, programme) }
    return where.length === 0
      ? { key: 'example.amount', params }
      : { key: 'example.amount-where', params: { ...params, where: { list: where, join: 'and' } } }
  }
  const values = Object.entries(numbers).map(([field, amount]) =>
    said(
      field,
      { amount, unit: record?.fields[field] === 'money' ? 'money' : 'count', currency: programme.currency },
      programme,
    ),
  )
  const title: Param = record ? { text: record.title } : source
  const fields = [...where, ...values]
  return fields.length === 0
    ? { key: 'example.records', params: { title, count } }
    : { key: 'example.records-with', params: { title, count, fields: { list: fields, join: 'and' } } }
}

const said = (field: string, value: Param, programme: Programme): Param => ({
  sentence: { key: 'example.field', params: { field: fieldTitle(field, programme), value } },
})
