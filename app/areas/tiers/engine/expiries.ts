import { isCurrent } from '../facts/facts'
import { belongs, type FactIndex } from '../facts/index-facts'
import { certificationsAsked } from '../language/certifications-asked'
import type { Programme } from '../language/programme'
import { countedFacts } from './counted-certificates'

/** A person's last certificate of a certification that the rules ask for, and when it ends (epoch milliseconds). */
export type Expiry = { readonly personId: string; readonly certification: string; readonly at: number }

/** Who, of those who belong to the partner at `at`, loses a certification by `until` unless it is renewed; soonest first. */
export function expiries(programme: Programme, facts: FactIndex, at: number, until: number): Expiry[] {
  const asked = certificationsAsked(programme)
  const found = [...countedFacts(programme, facts).people].flatMap(([personId, person]) => {
    if (!belongs(person, [], at)) return []
    const ends = new Map<string, number>()
    for (const fact of person.held) {
      if (!asked.has(fact.certification) || !isCurrent(fact, at)) continue
      const end = fact.trueUntil ?? Number.POSITIVE_INFINITY
      ends.set(fact.certification, Math.max(ends.get(fact.certification) ?? 0, end))
    }
    return [...ends].map(([certification, end]) => ({ personId, certification, at: end }))
  })
  return found
    .filter((expiry) => expiry.at <= until)
    .sort((a, b) => a.at - b.at || (a.personId + a.certification < b.personId + b.certification ? -1 : 1))
}
