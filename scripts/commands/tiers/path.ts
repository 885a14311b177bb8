import type { Command } from 'commander'
import { describeRule } from '~/areas/tiers/describe/rule'
import { evaluate } from '~/areas/tiers/engine/evaluate'
import type { Fact } from '~/areas/tiers/facts/facts'
import { factsAsKnown } from '~/areas/tiers/facts/facts-as-known'
import { indexFacts } from '~/areas/tiers/facts/index-facts'
import type { Programme } from '~/areas/tiers/language/programme'
import { findRule } from '~/areas/tiers/language/rule'
import type { OtherNeed } from '~/areas/tiers/path/path-building'
import { type Offer, PLAIN_OPTIONS, type Solution } from '~/areas/tiers/path/plan'
import { openLines } from '~/areas/tiers/path/plan-view'
import { schedule } from '~/areas/tiers/path/schedule'
import { solvePlan } from '~/areas/tiers/path/solve-plan.server'
import { minutesOf } from '~/areas/tiers/path/time-of-offers'
import { UsageError } from '../usage-error'
import { type OfferedByCatalogue, readCatalogue } from './catalogue'
import { byPartner, momentOption, readFactsFile, readProgramme, tierOption, wholeOption } from './read-inputs'
import { durationText, momentText, sayer, together } from './speech'

const HELP = `
The steps of least time that give a partner a tier: who takes which course and exam, in which order, from when until when.
The choice is proven to be the cheapest, or the bound is given beside it. Scores are worked out part by part, with their
caps. What is left is listed: what nobody can learn (a sum, an attestation), what learning alone does not reach, and what
more learning might raise in a way that cannot be worked out (an average over people); then no way is called the cheapest.
Without a way, the requirements that nobody can meet are named.

--certifications is the folder with certification files (the time of the exams and courses beside it), or a YAML file:

  integration-associate: { hours: 1, courses: { http-api: 11 } }
  integration-professional: { hours: 2, courses: { http-api: 11, security: 17 }, after: [integration-associate] }

hours is what earning it takes beside its courses. A course is taken once by each person, whatever it serves, and not again
by whoever has completed it (the fact course-completed); notBefore: 2026-07-01 lets nobody take the exam before.

Ranks are taken on their days, among all the partners of the file of whom something was known then; records of a rank in
the file stand for a day on which it was taken already.

Exit code: 0 when there is a way, 1 when there is none.

Example:
  rung tiers path --programme rules.yaml --facts facts.json --certifications hours.yaml --at 2026-06-01 --to gold
`

export function addPath(tiers: Command): void {
  tiers
    .command('path')
    .description('the cheapest way of partners to a tier')
    .requiredOption('--programme <yaml>', 'the rules')
    .requiredOption('--facts <file>', 'JSON or CSV, - for JSON from the input')
    .requiredOption('--to <tier>', 'the tier')
    .requiredOption('--at <date>', 'when it begins, by what was known then')
    .option('--certifications <path>', 'what earning each takes; the folder beside the rules')
    .option('--partner <id>', 'of one partner only')
    .option('--hours-per-week <count>', 'how much of a week each person learns', '4')
    .option('--most-hours <count>', 'nobody is asked for more in all')
    .option('--without <person...>', 'people who are not asked')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action(path)
}

type Options = {
  programme: string
  facts: string
  to: string
  at: string
  certifications?: string
  partner?: string
  hoursPerWeek: string
  mostHours?: string
  without?: string[]
  json?: boolean
}

async function path(options: Options): Promise<void> {
  const at = momentOption('at', options.at)
  const perWeek = wholeOption('hours-per-week', options.hoursPerWeek, 1, 168) * 60
  const mostHours = options.mostHours === undefined ? null : wholeOption('most-hours', options.mostHours, 1, 10_000)
  const given = options.certifications === undefined ? null : readCatalogue(options.certifications)
  const { programme, catalogue } = readProgramme(options.programme, given)
  if (!catalogue)
    throw new UsageError(
      '--certifications: there is no folder certifications beside the rules; say what earning each takes.',
    )
  const tier = tierOption(programme, options.to)
  const partners = byPartner(await readFactsFile(options.facts, programme), options.partner)
  const ways = []
  for (const [partner, facts] of partners) {
    const offers = offersFor(facts, catalogue, at)
    const plan = { ...PLAIN_OPTIONS, leaveOut: options.without ?? [], mostHours }
    const solution = await solvePlan({ programme, facts, at, tier, offers, options: plan })
    ways.push({ partner, ...wayOf(solution, { programme, facts, catalogue, offers, at, perWeek }) })
  }
  if (options.json) console.log(JSON.stringify(ways, null, 2))
  else console.log(ways.map((way) => asText(way, tier)).join('\n\n'))
  if (ways.some(({ kind }) => kind !== 'found')) process.exitCode = 1
}

/** What everybody of the partner may earn. */
function offersFor(facts: readonly Fact[], { steps }: OfferedByCatalogue, at: number): Offer[] {
  const { people, courses } = indexFacts(factsAsKnown(facts, at))
  const completed = new Set(
    courses.filter(({ trueFrom }) => trueFrom <= at).map(({ personId, course }) => `${personId} ${course}`),
  )
  return [...people.keys()].sort().flatMap((personId) =>
    steps.map(({ certification, minutes, isEstimate, after, notBefore, courses: all }) => ({
      ...{ personId, certification, after },
      courses: all
        .filter(({ slug, also }) => ![slug, ...also].some((one) => completed.has(`${personId} ${one}`)))
        .map(({ slug, minutes: long }) => ({ slug, minutes: long })),
      exam: { slug: certification, minutes, isEstimate },
      notBefore: notBefore !== null && notBefore > at ? notBefore : null,
    })),
  )
}

type Way =
  | { kind: 'not-found' }
  | { kind: 'impossible'; people: number; because: { rule: string; asks: string; missing: string | null }[] }
  | {
      kind: 'found'
      minutes: number
      isCheapest: boolean
      boundMinutes: number
      hasEstimates: boolean
      steps: {
        person: string
        /** The course, or the exam of the certification, that is taken for it. */
        takes: { kind: 'course' | 'exam'; slug: string }
        certification: string
        minutes: number
        from: string
        until: string
        waitsUntil: string | null
      }[]
      /** There may be a cheaper way, by what cannot be told of learning. */
      isUnsure: boolean
      others: { rule: string; asks: string; learning: OtherNeed['learning'] }[]
    }

function wayOf(
  solution: Solution,
  of: {
    programme: Programme
    facts: readonly Fact[]
    catalogue: OfferedByCatalogue
    offers: readonly Offer[]
    at: number
    perWeek: number
  },
): Way {
  if (solution.kind === 'not-found') return { kind: 'not-found' }
  const say = sayer(of.catalogue)
  if (solution.kind === 'impossible') {
    const { programme, facts, at: now } = of
    const proof = evaluate(programme, facts, { at: now, knownAt: now })
    const because = solution.because.flatMap((rule) =>
      openLines([rule], { programme, facts, proof, now }).map(({ line, missing }) => ({
        ...{ rule, asks: say(line), missing: missing && say(missing) },
      })),
    )
    return { kind: 'impossible', people: solution.people, because }
  }
  const chosen = of.offers.filter((offer) =>
    solution.chosen.some((one) => one.personId === offer.personId && one.certification === offer.certification),
  )
  const steps = [...new Set(chosen.map(({ personId }) => personId))].flatMap((person) =>
    schedule(
      chosen.filter(({ personId }) => personId === person),
      { now: of.at, minutesPerWeek: of.perWeek },
    ).map(({ kind, slug, certification, minutes, from, until, waitsUntil }) => ({
      ...{ person, takes: { kind, slug }, certification, minutes, from: dayText(from), until: dayText(until) },
      waitsUntil: waitsUntil === null ? null : dayText(waitsUntil),
    })),
  )
  return {
    ...{ kind: 'found', minutes: minutesOf(chosen), steps },
    ...{ isCheapest: solution.isCheapest, boundMinutes: solution.boundMinutes },
    isUnsure: solution.isUnsure,
    hasEstimates: chosen.some(({ exam }) => exam.isEstimate),
    others: solution.others.map(({ ruleId: rule, learning }) => {
      const found = findRule(of.programme.tiers, rule)
      return { rule, asks: found ? say(describeRule(found, of.programme)) : rule, learning }
    }),
  }
}

const dayText = (at: number): string => momentText(at).slice(0, 10)

function asText(way: { partner: string } & Way, tier: string): string {
  if (way.kind === 'not-found') return `${way.partner}: no way to ${tier} was found in time.`
  if (way.kind === 'impossible') return whyNone(way, tier)
  return [
    headOf(way, tier),
    ...way.steps.map(
      ({ person, takes, certification, minutes: own, from, until, waitsUntil }) =>
        `  ${person} ${takes.kind === 'course' ? `takes the course ${takes.slug}` : `earns ${certification}`}: ${durationText(own)}, ${from} to ${until}${waitsUntil ? ` (not before ${waitsUntil})` : ''}`,
    ),
    ...way.others.map(({ asks, learning }) => `  ${LEARNING[learning]}: ${asks}`),
  ].join('\n')
}

const LEARNING = {
  none: 'not by learning',
  some: 'not by learning alone',
  unknown: 'more learning might raise it too',
} as const satisfies Record<OtherNeed['learning'], string>

function headOf(way: { partner: string } & Extract<Way, { kind: 'found' }>, tier: string): string {
  const { partner, minutes, isCheapest, isUnsure, boundMinutes, steps, others, hasEstimates } = way
  if (steps.length > 0) {
    const cost = isCheapest
      ? 'the least there is'
      : isUnsure
        ? 'perhaps not the least there is'
        : `no way takes less than ${durationText(boundMinutes)}`
    const guessed = hasEstimates ? ', with exams whose length is guessed' : ''
    return `${partner}: ${tier} takes ${durationText(minutes)}, ${cost}${guessed}.`
  }
  if (others.length === 0) return `${partner}: ${tier} is reached, nothing is left to do.`
  if (isUnsure) return `${partner}: no step is sure to help to ${tier}. What is left:`
  return others.some(({ learning }) => learning === 'some')
    ? `${partner}: learning alone does not lead to ${tier}. What is left:`
    : `${partner}: nobody has to learn anything for ${tier}. What is left:`
}

function whyNone(
  { partner, people, because }: { partner: string } & Extract<Way, { kind: 'impossible' }>,
  tier: string,
): string {
  const asked = people === 1 ? 'one person is asked' : `${people} people are asked`
  if (because.length === 0)
    return `${partner}: no steps give ${tier}; ${asked}. Each requirement can be met by itself, but not all of them together.`
  return [
    `${partner}: no steps give ${tier}; ${asked}. Whoever earns what, not met:`,
    ...because.map(({ asks, missing }) => `  ${together(asks, missing)}`),
  ].join('\n')
}
