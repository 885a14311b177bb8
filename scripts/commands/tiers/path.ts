import type { Command } from 'commander'
import { describeRule } from '~/areas/tiers/describe/rule'
import type { Fact } from '~/areas/tiers/facts/facts'
import { factsAsKnown } from '~/areas/tiers/facts/facts-as-known'
import { indexFacts } from '~/areas/tiers/facts/index-facts'
import type { Programme } from '~/areas/tiers/language/programme'
import { findRule } from '~/areas/tiers/language/rule'
import { type Offer, PLAIN_OPTIONS, type Solution } from '~/areas/tiers/path/plan'
import { schedule } from '~/areas/tiers/path/schedule'
import { solvePlan } from '~/areas/tiers/path/solve-plan.server'
import { minutesOf } from '~/areas/tiers/path/time-of-offers'
import { UsageError } from '../usage-error'
import { type OfferedByCatalogue, readCatalogue } from './catalogue'
import { byPartner, momentOption, readFactsFile, readProgramme, tierOption, wholeOption } from './read-inputs'
import { durationText, momentText, sayer } from './speech'

const HELP = `
The steps of least time that give a partner a tier: who takes which course and exam, in which order, from when until when.
The choice is proven to be the cheapest, or the bound is given beside it. What nobody can learn (a sum, an attestation) is
listed.

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
    ways.push({ partner, ...wayOf(solution, { programme, catalogue, offers, at, perWeek }) })
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
  | { kind: 'impossible' | 'not-found' }
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
      others: { rule: string; asks: string }[]
    }

function wayOf(
  solution: Solution,
  of: { programme: Programme; catalogue: OfferedByCatalogue; offers: readonly Offer[]; at: number; perWeek: number },
): Way {
  if (solution.kind !== 'found') return { kind: solution.kind }
  const say = sayer(of.catalogue)
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
    hasEstimates: chosen.some(({ exam }) => exam.isEstimate),
    others: solution.others.map((rule) => {
      const found = findRule(of.programme.tiers, rule)
      return { rule, asks: found ? say(describeRule(found, of.programme)) : rule }
    }),
  }
}

const dayText = (at: number): string => momentText(at).slice(0, 10)

function asText(way: { partner: string } & Way, tier: string): string {
  if (way.kind !== 'found')
    return `${way.partner}: ${way.kind === 'impossible' ? `no steps give ${tier}` : `no way to ${tier} was found in time`}.`
  const { partner, minutes, isCheapest, boundMinutes, steps, others, hasEstimates } = way
  const cost = isCheapest ? 'the least there is' : `no way takes less than ${durationText(boundMinutes)}`
  const head =
    steps.length === 0 && others.length === 0
      ? `${partner}: ${tier} is reached, nothing is left to do.`
      : `${partner}: ${tier} takes ${durationText(minutes)}, ${cost}${hasEstimates ? ', with exams whose length is guessed' : ''}.`
  return [
    head,
    ...steps.map(
      ({ person, takes, certification, minutes: own, from, until, waitsUntil }) =>
        `  ${person} ${takes.kind === 'course' ? `takes the course ${takes.slug}` : `earns ${certification}`}: ${durationText(own)}, ${from} to ${until}${waitsUntil ? ` (not before ${waitsUntil})` : ''}`,
    ),
    ...others.map(({ asks }) => `  not by learning: ${asks}`),
  ].join('\n')
}
