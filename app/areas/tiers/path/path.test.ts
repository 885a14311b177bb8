import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from '../engine/evaluate'
import type { Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { indexFacts } from '../facts/index-facts'
import type { Programme } from '../language/programme'
import { parseProgramme } from '../parse/parse-programme'
import { day, held, member } from '../testing/build-facts'
import { modelPath } from './model-path'
import type { PathStep } from './path-step'
import { solveProgram } from './solve-program.server'

const AT = day('2026-06-01')
const PEOPLE = ['ana', 'ben', 'cleo', 'dara', 'emre', 'finn', 'gao', 'hana']
const CERTIFICATIONS = ['a', 'b', 'c', 'd', 'e', 'f']
const LEVEL: Record<string, string> = { a: 'low', b: 'low', c: 'mid', d: 'mid', e: 'high', f: 'high' }

const programmeOf = (rules: readonly string[]): Programme => {
  const source = `
track: technology
title: T
effective: 2025-01-01
currency: EUR
certifications: { ${CERTIFICATIONS.map((name) => `${name}: { level: ${LEVEL[name]} }`).join(', ')} }
tiers:
${rules.map((rule, rank) => `  - { slug: t${rank}, title: T, requires: { any: [${rule}] } }`).join('\n')}
transition: { promote: at-once, demote: at-once }
`
  const parsed = parseProgramme(source, { certifications: [] })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.programme
}

const set = fc.subarray(CERTIFICATIONS, { minLength: 1, maxLength: 3 }).map((names) => `[${names.join(', ')}]`)
const leaf = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom('any', 'all'), set, fc.boolean())
    .map(
      ([n, mode, of, role]) =>
        `{ countPeople: { atLeast: ${n}, holding: { ${mode}: ${of} }${role ? ', roles: [learner]' : ''} } }`,
    ),
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.constantFrom('low', 'mid', 'high'))
    .map(
      ([n, level]) => `{ measure: { of: { count: { of: certificates, where: { level: ${level} } } }, atLeast: ${n} } }`,
    ),
  fc
    .tuple(fc.integer({ min: 1, max: 2 }), fc.constantFrom('low', 'high'))
    .map(
      ([n, level]) =>
        `{ measure: { of: { count: { of: people, where: { holding: { where: { level: ${level} }, atLeast: ${n} } } } }, moreThan: 1 } }`,
    ),
  fc
    .boolean()
    .map(
      (disjoint) =>
        `{ team: { places: { x: { who: { holding: a } }, y: { who: { holding: c } }, z: { who: { holding: { any: [c, e] } } } }, sharing: ${disjoint ? 'disjoint' : '{ capacity: [{ places: [x, y], atMost: 2 }, { places: [z], atMost: 1 }] }'} } }`,
    ),
)
/** Numbers that learning changes: counts, points with and without caps, scores within scores, what is taken off. */
const { number } = fc.letrec<{ number: string; part: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'numbers' },
    fc
      .constantFrom('a', 'c', '{ any: [c, e] }', '{ where: { level: low }, atLeast: 2 }')
      .map((holding) => `{ count: { of: people, where: { holding: ${holding} } } }`),
    fc.constantFrom('low', 'mid').map((level) => `{ count: { of: certificates, where: { level: ${level} } } }`),
    fc.constant('{ count: { of: certificates, different: certification } }'),
    fc.array(tie('part'), { minLength: 1, maxLength: 3 }).map((parts) => `{ score: [${parts.join(', ')}] }`),
    fc
      .tuple(fc.constantFrom('add', 'subtract', 'lowest', 'highest'), tie('number'), tie('number'))
      .map(([kind, a, b]) => `{ ${kind}: [${a}, ${b}] }`),
    fc.tuple(tie('number'), fc.integer({ min: 0, max: 3 })).map(([of, cap]) => `{ lowest: [${of}, ${cap}] }`),
  ),
  part: fc
    .tuple(tie('number'), fc.constantFrom('1', '2', '3/2', '1/3'), fc.option(fc.integer({ min: 1, max: 4 })))
    .map(([of, rate, cap]) => `{ title: P, of: ${of}, rate: ${rate}${cap === null ? '' : `, atMost: ${cap}`} }`),
}))
const scored = fc
  .tuple(number, fc.constantFrom('atLeast', 'moreThan', 'atMost'), fc.integer({ min: 1, max: 5 }))
  .map(([of, is, than]) => `{ measure: { of: ${of}, ${is}: ${than} } }`)

const rule = fc.oneof(
  leaf,
  scored,
  fc.tuple(scored, leaf).map((parts) => `{ all: [${parts.join(', ')}] }`),
  fc.tuple(fc.constantFrom('all', 'any'), leaf, leaf).map(([kind, a, b]) => `{ ${kind}: [${a}, ${b}] }`),
  fc.tuple(leaf, leaf, leaf).map((parts) => `{ atLeast: { count: 2, of: [${parts.join(', ')}] } }`),
)

const worldOf = (size: { people: fc.Arbitrary<number>; certifications: fc.Arbitrary<number> }) =>
  fc
    .record({
      ...size,
      owned: fc.array(fc.tuple(fc.nat(2), fc.nat(5)), { maxLength: 4 }),
      roles: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      minutes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 48, maxLength: 48 }),
      before: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      rules: fc.array(rule, { minLength: 1, maxLength: 2 }),
    })
    .map(({ people, certifications, owned, roles, minutes, before, rules }) => {
      const names = PEOPLE.slice(0, people)
      const facts: Fact[] = [
        ...names.map((name, index) => member(name, roles[index] ? ['learner'] : [], '2025-01-01')),
        ...owned.flatMap(([person, which]) => {
          const name = names[person]
          return name ? [held(name, CERTIFICATIONS[which] ?? 'a', '2025-02-01', null, { id: `${name}${which}` })] : []
        }),
      ]
      const steps = names.flatMap((personId, place) =>
        CERTIFICATIONS.slice(0, certifications).map((certification, which): PathStep => {
          const earlier = CERTIFICATIONS[which - 1]
          const after = before[which] && earlier ? [earlier] : []
          return { personId, certification, minutes: minutes[place * 6 + which] ?? 1, after }
        }),
      )
      return { programme: programmeOf(rules), facts, steps }
    })

const world = worldOf({ people: fc.integer({ min: 1, max: 3 }), certifications: fc.integer({ min: 2, max: 4 }) })
const large = worldOf({ people: fc.constant(8), certifications: fc.constant(6) })

test('what the cheapest path costs is what trying everything finds', async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ programme, facts, steps }) => {
      const tier = programme.tiers.at(-1)?.slug ?? ''
      const index = indexFacts(factsAsKnown(facts, AT))
      const model = modelPath(programme, index, { at: AT, tier, steps })
      const { choice } = await solveProgram(model.program)
      const chosen = [...model.steps].flatMap(([variable, step]) => (choice?.has(variable) ? [step] : []))
      const best = byTryingAll(programme, facts, steps, tier)
      if (best === null) {
        expect(choice).toBeNull()
        return
      }
      expect(chosen.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(best)
      expect(reaches(programme, facts, chosen, tier)).toBe(true)
    }),
    { numRuns: Number(process.env.RUNG_RUNS ?? 60) },
  )
})

test('eight people and six certifications: no choice of steps that costs less gives the tier', async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(large, async ({ programme, facts, steps }) => {
      const tier = programme.tiers.at(-1)?.slug ?? ''
      const model = modelPath(programme, indexFacts(factsAsKnown(facts, AT)), { at: AT, tier, steps })
      const { choice } = await solveProgram(model.program)
      fc.pre(choice !== null)
      const chosen = [...model.steps].flatMap(([variable, step]) => (choice?.has(variable) ? [step] : []))
      const cost = chosen.reduce((sum, { minutes }) => sum + minutes, 0)
      const cheaper = choicesBelow([...model.steps.values()], cost, MOST_TRIED)
      fc.pre(cheaper !== null)
      expect(reaches(programme, facts, chosen, tier)).toBe(true)
      for (const fewer of cheaper ?? [])
        expect(isPossible(facts, fewer) && reaches(programme, facts, fewer, tier)).toBe(false)
      compared += cheaper?.length ?? 0
    }),
    { numRuns: 12, seed: 8 },
  )
  expect(compared).toBeGreaterThan(1_000)
}, 60_000)

/** More are not tried in one world: other worlds are taken instead. */
const MOST_TRIED = 4_000

/** Every set of steps that costs less; null when there are more than `most`. */
function choicesBelow(steps: readonly PathStep[], cost: number, most: number): PathStep[][] | null {
  const ordered = steps.toSorted((a, b) => a.minutes - b.minutes)
  const choices: PathStep[][] = []
  const add = (chosen: PathStep[], from: number, left: number): boolean => {
    choices.push(chosen)
    if (choices.length > most) return false
    for (let place = from; place < ordered.length; place++) {
      const step = ordered[place]
      if (!step || step.minutes >= left) return true
      if (!add([...chosen, step], place + 1, left - step.minutes)) return false
    }
    return true
  }
  return cost === 0 ? [] : add([], 0, cost) ? choices : null
}

/** Everything that must be held before is held, or among the steps. */
function isPossible(facts: readonly Fact[], chosen: readonly PathStep[]): boolean {
  const has = new Set([
    ...facts.flatMap((fact) => (fact.kind === 'certificate-held' ? [`${fact.personId} ${fact.certification}`] : [])),
    ...chosen.map(({ personId, certification }) => `${personId} ${certification}`),
  ])
  return chosen.every(({ personId, after }) => after.every((one) => has.has(`${personId} ${one}`)))
}

/** The least minutes of any set of steps that gives the tier; null when none does. */
function byTryingAll(
  programme: Programme,
  facts: readonly Fact[],
  steps: readonly PathStep[],
  tier: string,
): number | null {
  const holds = new Set(
    facts.flatMap((fact) => (fact.kind === 'certificate-held' ? [`${fact.personId} ${fact.certification}`] : [])),
  )
  const open = steps.filter(({ personId, certification }) => !holds.has(`${personId} ${certification}`))
  let best: number | null = null
  for (let bits = 0; bits < 2 ** open.length; bits++) {
    const chosen = open.filter((_, place) => (bits >> place) & 1)
    const cost = chosen.reduce((sum, { minutes }) => sum + minutes, 0)
    if (best !== null && cost >= best) continue
    const has = new Set([...holds, ...chosen.map(({ personId, certification }) => `${personId} ${certification}`)])
    if (!chosen.every(({ personId, after }) => after.every((one) => has.has(`${personId} ${one}`)))) continue
    if (reaches(programme, facts, chosen, tier)) best = cost
  }
  return best
}

const reaches = (programme: Programme, facts: readonly Fact[], chosen: readonly PathStep[], tier: string): boolean => {
  const earned = chosen.map(({ personId, certification }) =>
    held(personId, certification, '2026-05-01', null, { id: `new ${personId} ${certification}` }),
  )
  const proof = evaluate(programme, [...facts, ...earned], { at: AT, knownAt: AT })
  return proof.tiers.find(({ slug }) => slug === tier)?.holds ?? false
}
