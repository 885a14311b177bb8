import type { Command } from 'commander'
import { type ForecastStep, forecast as forecastTiers } from '~/areas/tiers/decisions/forecast'
import { historyOfMade, makeHistory } from '~/areas/tiers/decisions/make-history'
import { describeForecastStep } from '~/areas/tiers/describe/forecast'
import type { Fact } from '~/areas/tiers/facts/facts'
import type { Programme } from '~/areas/tiers/language/programme'
import { withRanks } from '~/areas/tiers/ranks/with-ranks'
import { readCatalogue } from './catalogue'
import { countedAnew } from './counted'
import { byPartner, momentOption, readFactsFile, readProgramme, wholeOption } from './read-inputs'
import { momentText, sayer } from './speech'

const HELP = `
What will change if nobody earns, renews or sells anything: the dates, why, and the tier that is qualified for and held from
then on. With --json a list with { partner, steps: [{ at, causes, computed, tier, change, graceUntil, leaves, says }] }.

Ranks are taken on their days, among all the partners of the file of whom something was known then; records of a rank in
the file stand for a day on which it was taken already.

Example:
  rung tiers forecast --programme rules.yaml --facts facts.json --at 2026-06-01 --months 12
`

export function addForecast(tiers: Command): void {
  tiers
    .command('forecast')
    .description('what will become of tiers by the passing of time')
    .requiredOption('--programme <yaml>', 'the rules')
    .requiredOption('--facts <file>', 'JSON or CSV, - for JSON from the input')
    .requiredOption('--at <date>', 'from when it is looked ahead, by what was known then')
    .option('--months <count>', 'how far', '12')
    .option('--partner <id>', 'of one partner only')
    .option('--certifications <path>', 'a folder of certification files, or a YAML file with hours')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action(forecast)
}

type Options = {
  programme: string
  facts: string
  at: string
  months: string
  partner?: string
  certifications?: string
  json?: boolean
}

async function forecast(options: Options): Promise<void> {
  const at = momentOption('at', options.at)
  const months = wholeOption('months', options.months, 1, 120)
  const given = options.certifications === undefined ? null : readCatalogue(options.certifications)
  const { programme, catalogue } = readProgramme(options.programme, given)
  const say = sayer(catalogue)
  const facts = withRanks([programme], await readFactsFile(options.facts, programme), at)
  const partners = [...byPartner(facts, options.partner)].map(([partner, own]) => ({
    partner,
    steps: stepsOf(programme, own, at, months).map((step) => {
      const plain = step.causes.filter(({ kind }) => kind !== 'rule-changes')
      const counted = plain.length < step.causes.length ? countedAnew(programme, own, step.at, at, say) : []
      // What ends or begins says more than the requirements that it is counted for.
      const causes = counted.length > 0 || plain.length > 0 ? plain : step.causes
      const { outcome, because } = describeForecastStep({ ...step, causes }, programme)
      return { ...step, says: [...because.map(say), ...counted, say(outcome)].join(' ') }
    }),
  }))
  if (options.json) return console.log(JSON.stringify(partners, null, 2))
  for (const { partner, steps } of partners) {
    console.log(`${partner}, from ${momentText(at)} for ${months} ${months === 1 ? 'month' : 'months'}`)
    if (steps.length === 0) console.log('  Nothing changes by itself.')
    for (const step of steps) console.log(`  ${momentText(step.at)}: ${step.says}`)
  }
}

function stepsOf(programme: Programme, facts: readonly Fact[], at: number, months: number): ForecastStep[] {
  const made = makeHistory({ versions: [programme], facts: facts.filter(({ knownAt }) => knownAt <= at), until: at })
  return forecastTiers(programme, facts, { at, knownAt: at, history: historyOfMade(made), months })
}
