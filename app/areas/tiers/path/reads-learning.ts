import type { Definitions } from '../language/definitions'
import type { Rule } from '../language/rule'

/** What learning adds to. Everything else that is counted happens elsewhere: deals, records, attestations. */
const LEARNED = ['people', 'certificates', 'courses']

/**
 * May a rule, number or condition come out otherwise when somebody earns a certification? It errs on the side of yes:
 * only what is surely told by other facts may be called out of learning's reach.
 */
export const readsLearning = (written: unknown, definitions: Definitions): boolean =>
  anyPart(written, definitions, (part) => {
    if (part.kind === 'countPeople' || part.kind === 'team' || part.kind === 'holds') return true
    return typeof part.source === 'string' && LEARNED.includes(part.source)
  })

/** Does it count things that no learning adds to, so that it may be met without any? */
export const readsDeals = (written: unknown, definitions: Definitions): boolean =>
  anyPart(
    written,
    definitions,
    ({ kind, source, metric }) =>
      kind === 'attestation' ||
      typeof metric === 'string' ||
      (typeof source === 'string' && ![...LEARNED, 'competencies'].includes(source)),
  )

/** May what is met be lost when somebody earns a certification? Only comparisons of numbers may. */
export const isLosable = (rule: Rule, definitions: Definitions): boolean =>
  anyPart(rule, definitions, (part) => part.kind === 'measure' && readsLearning(part, definitions))

type Part = Readonly<Record<string, unknown>>

/** Whether anything written in it fits, what it names included. */
function anyPart(written: unknown, definitions: Definitions, fits: (part: Part) => boolean): boolean {
  const seen = new Set<unknown>()
  const look = (part: unknown): boolean => {
    if (typeof part !== 'object' || part === null || seen.has(part)) return false
    seen.add(part)
    const one = part as Part
    return fits(one) || [...named(one, definitions), ...Object.values(one)].some(look)
  }
  return look(written)
}

/** What a part names instead of saying it: a number, a competency, the number that a rank is taken by. */
function named(
  { kind, name, competency, source }: Part,
  { numbers, competencies, ranks = [] }: Definitions,
): unknown[] {
  if (kind === 'named') return numbers.filter(({ slug }) => slug === name)
  if (kind === 'competency') return competencies.filter(({ slug }) => slug === competency)
  if (source === 'competencies') return [...competencies]
  return typeof source === 'string' ? ranks.filter(({ slug }) => slug === source) : []
}
