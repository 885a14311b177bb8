import { add, compare, formatRational, readRational, sub, ZERO } from '~/platform/rational'
import type { ExampleCompany, ExampleItem, ExamplePerson } from './example-company'
import { stepOf } from './example-conditions'
import type { Making } from './example-numbers'
import { valuesOf } from './example-rules'

/**
 * Companies that have a little less than one, or something other: a person fewer, a certification, one unit of an amount,
 * a paper. Each change is made once for things that are alike.
 */
export const nudges = (company: ExampleCompany, making: Making): ExampleCompany[] => [
  ...onePerson(company),
  ...company.items.flatMap((item, place) =>
    company.items.findIndex((other) => alike(other, item)) === place
      ? otherItems(item, making).map((others) => ({
          ...company,
          items: whole(company.items.toSpliced(place, 1, ...others), making),
        }))
      : [],
  ),
  ...company.attestations.map((_, place) => ({ ...company, attestations: company.attestations.toSpliced(place, 1) })),
  ...company.competencies.map((_, place) => ({ ...company, competencies: company.competencies.toSpliced(place, 1) })),
]

/** Amounts of one metric that are alike but for their size are one amount. */
function whole(items: readonly ExampleItem[], { programme }: Making): ExampleItem[] {
  const metrics = programme.metrics.map(({ slug }) => slug)
  const made: ExampleItem[] = []
  for (const item of items) {
    const place = made.findIndex((one) => one.source === item.source && alike(one.texts, item.texts))
    const same = metrics.includes(item.source) ? made[place] : undefined
    const amount = (one: ExampleItem) => readRational(one.numbers.amount ?? '0/1')
    if (same) made[place] = { ...same, numbers: { amount: formatRational(add(amount(same), amount(item))) } }
    else made.push(item)
  }
  return made
}

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function onePerson(company: ExampleCompany): ExampleCompany[] {
  return company.people.flatMap((person, place) => {
    if (company.people.findIndex((other) => alike(other, person)) !== place) return []
    const without = person.holds.map((_, index): ExamplePerson[] => [
      { ...person, holds: person.holds.toSpliced(index, 1) },
    ])
    const fewer = person.holds.length > 1 ? without : []
    return [...fewer, []].map((others) => ({ ...company, people: company.people.toSpliced(place, 1, ...others) }))
  })
}

/** What may stand in an item's place: a number changed by a step, part of it without its texts, another text, nothing. */
function otherItems(item: ExampleItem, making: Making): ExampleItem[][] {
  const numbers = Object.entries(item.numbers).flatMap(([field, text]): ExampleItem[][] => {
    const value = readRational(text)
    const step = stepOf(value)
    const withNumber = (next: typeof value): ExampleItem => ({
      ...item,
      numbers: { ...item.numbers, [field]: formatRational(next) },
    })
    const less = sub(value, step)
    const rest: ExampleItem = { ...item, texts: {}, numbers: { ...item.numbers, [field]: formatRational(step) } }
    const isAmount = making.programme.metrics.some(({ slug }) => slug === item.source)
    return [
      ...(compare(less, ZERO) > 0 ? [[withNumber(less)]] : []),
      ...(compare(less, ZERO) > 0 && isAmount && Object.keys(item.texts).length > 0 ? [[withNumber(less), rest]] : []),
      ...(isAmount ? [] : [[withNumber(add(value, step))]]),
    ]
  })
  const texts = Object.entries(item.texts).flatMap(([field, text]): ExampleItem[][] => {
    const other = text === 'yes' ? 'no' : valuesOf(field, making).find((value) => value !== text)
    return other === undefined ? [] : [[{ ...item, texts: { ...item.texts, [field]: other } }]]
  })
  return [...numbers, ...texts, []]
}
