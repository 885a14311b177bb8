import { randomUUID } from 'node:crypto'
import type { Fact } from '~/areas/tiers/facts/facts'
import { parseProgramme } from '~/areas/tiers/parse/parse-programme'
import { type Offer, PLAIN_OPTIONS, type PlanQuestion } from '~/areas/tiers/path/plan'
import { solveInThread } from '~/areas/tiers/path/solve-in-thread.server'
import { median } from './figures'

export type PathCost = {
  /** From the question to the cheapest way; of several companies, the one in the middle. */
  pathS: number
  /** The slowest of them but the first. */
  pathSlowestS: number
  /** The first one, for which the thread is started and the solver compiled. */
  pathFirstS: number
}

const [PEOPLE, CERTIFICATIONS, COMPANIES] = [60, 30, 9]
const AT = Date.parse('2026-11-01T00:00:00Z')
const DAY = 86_400_000
const certificationName = (which: number): string => `c${which}`

/** The cheapest way to a tier for sixty people and thirty certifications that share people, courses and prerequisites. */
export async function measurePath(): Promise<PathCost> {
  const times: number[] = []
  for (let company = 0; company < COMPANIES; company++) {
    const started = performance.now()
    const solution = await solveInThread(question(company))
    times.push((performance.now() - started) / 1_000)
    if (solution.kind !== 'found' || !solution.isCheapest || solution.chosen.length === 0)
      throw new Error('the cheapest way was not found: nothing was measured')
  }
  const [pathFirstS = 0, ...others] = times
  return { pathS: median(others), pathSlowestS: Math.max(...others), pathFirstS }
}

export const question = (company: number): PlanQuestion => ({
  ...{ programme: rules(), facts: factsOf(company), at: AT, tier: 'gold' },
  ...{ offers: offersOf(company), options: PLAIN_OPTIONS },
})

function rules() {
  const names = Array.from({ length: CERTIFICATIONS }, (_, which) => which)
  const level = (which: number) => ['low', 'mid', 'high'][which % 3]
  const parsed = parseProgramme(
    `
track: services
title: Services
effective: 2026-01-01
currency: EUR
certifications: { ${names.map((which) => `${certificationName(which)}: { level: ${level(which)}, field: f${which % 5} }`).join(', ')} }
tiers:
  - slug: gold
    title: Gold
    requires:
      all:
        - countPeople: { atLeast: 25, holding: { where: { level: [mid, high] } } }
        - countPeople: { atLeast: 10, holding: { where: { level: high } } }
        - countPeople: { atLeast: 4, holding: { all: [c0, c4] }, roles: [integration-developer] }
        - measure: { of: { count: { of: certificates, where: { field: f2 } } }, atLeast: 12 }
        - measure: { of: { count: { of: people, where: { holding: { where: { field: f3 }, atLeast: 2 } } } }, atLeast: 5 }
        - team:
            places:
${[0, 1, 2, 3].map((field) => `              lead-${field}: { count: 3, who: { holding: { where: { field: f${field}, level: high } } } }`).join('\n')}
            sharing: disjoint
transition: { promote: at-once, demote: at-once }
`,
    { certifications: [] },
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.programme
}

const personName = (which: number): string => `p${which}`

const factsOf = (company: number): Fact[] =>
  Array.from({ length: PEOPLE }, (_, which) => which).flatMap((which): Fact[] => {
    const dated = {
      partnerId: 'p',
      trueFrom: AT - 300 * DAY,
      trueUntil: null,
      knownAt: AT - 300 * DAY,
      source: 'bench',
    }
    const roles = which % 3 === 0 ? ['integration-developer'] : ['learner']
    const personId = personName(which)
    return [
      { ...dated, kind: 'membership', id: randomUUID(), personId, roles, because: 'joined', attributes: {} },
      ...((which + company) % 4 === 0
        ? [
            {
              ...{ ...dated, kind: 'certificate-held' as const, id: randomUUID(), personId, attributes: {} },
              certification: certificationName((which * 7 + company) % CERTIFICATIONS),
            },
          ]
        : []),
    ]
  })

const offersOf = (company: number): Offer[] =>
  Array.from({ length: PEOPLE * CERTIFICATIONS }, (_, place) => {
    const [who, which] = [Math.floor(place / CERTIFICATIONS), place % CERTIFICATIONS]
    return {
      ...{ personId: personName(who), certification: certificationName(which), notBefore: null },
      exam: { slug: `exam-${which}`, minutes: 30 + ((which * 29 + company * 7) % 90), isEstimate: false },
      // Every third person has finished the course already.
      courses:
        (who * 5 + which + company) % 3 === 0
          ? []
          : [{ slug: `course-${which % 8}`, minutes: 60 + (((which % 8) * 37) % 240) }],
      after: which % 3 === 2 ? [certificationName(which - 2)] : [],
    }
  })
