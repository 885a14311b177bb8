import type { Fact } from '../facts/facts'
import { NO_DEFINITIONS } from '../language/definitions'
import type { Programme } from '../language/programme'
import { type Finding, finding } from './finding'

/** What facts say that rules do not hear: amounts in currencies without a rate on their day, names that are not declared. */
export const factFindings = (programme: Programme, facts: readonly Fact[]): Finding[] => [
  ...withoutRate(programme, facts),
  ...unread(programme, facts),
]

/** Such an amount counts as nothing. */
function withoutRate({ currency, definitions }: Programme, facts: readonly Fact[]): Finding[] {
  const { rates } = definitions ?? NO_DEFINITIONS
  const days = new Map<string, string[]>()
  for (const fact of facts) {
    if ((fact.kind !== 'metric' && fact.kind !== 'record') || !fact.currency || fact.currency === currency) continue
    const day = new Date(fact.trueFrom).toISOString().slice(0, 10)
    const table = rates.findLast(({ from }) => from <= day)
    if (!table || !(fact.currency in table.rates)) days.set(fact.currency, [...(days.get(fact.currency) ?? []), day])
  }
  return [...days].map(([of, found]) =>
    finding('amount-without-rate', 'rates', { currency: of, count: found.length, first: found.toSorted()[0] ?? '' }),
  )
}

function unread({ metrics, attestations, definitions }: Programme, facts: readonly Fact[]): Finding[] {
  const { records, competencies } = definitions ?? NO_DEFINITIONS
  const counts = new Map<string, number>()
  const isKnown = (of: readonly { slug: string }[], name: string) => of.some(({ slug }) => slug === name)
  for (const fact of facts) {
    const name = nameOf(fact)
    if (name === null || isKnown([...metrics, ...records, ...attestations, ...competencies], name)) continue
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => finding('facts-unread', 'metrics', { name, count }))
}

function nameOf(fact: Fact): string | null {
  if (fact.kind === 'metric') return fact.metric
  if (fact.kind === 'record') return fact.record
  if (fact.kind === 'attestation') return fact.attestation
  return fact.kind === 'competency' ? fact.competency : null
}
