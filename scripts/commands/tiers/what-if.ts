import type { Command } from 'commander'
import { historyOfMade, makeHistory } from '~/areas/tiers/decisions/make-history'
import { rulingsOf } from '~/areas/tiers/decisions/rulings'
import { describeBenefit } from '~/areas/tiers/describe/benefit'
import { describeRule } from '~/areas/tiers/describe/rule'
import { profileAt } from '~/areas/tiers/engine/conditions'
import type { Fact } from '~/areas/tiers/facts/facts'
import { factsAsKnown } from '~/areas/tiers/facts/facts-as-known'
import { indexFacts } from '~/areas/tiers/facts/index-facts'
import { effectiveFrom, type Programme } from '~/areas/tiers/language/programme'
import { findRule } from '~/areas/tiers/language/rule'
import { withRanks } from '~/areas/tiers/ranks/with-ranks'
import { compareVersions } from '~/areas/tiers/what-if/compare-versions'
import { type ComparedPartner, sumUp } from '~/areas/tiers/what-if/sum-up'
import { localText } from '~/platform/local-text'
import { readCatalogue } from './catalogue'
import { byPartner, momentOption, readFactsFile, readProgramme } from './read-inputs'
import { momentText, sayer } from './speech'

const HELP = `
What a new version of the rules would make of partners, beside the version in force: who rises, who falls and when, by which
requirement, and which benefits change. Who falls later keeps the tier for the time that the new rules give (grace, a
review, an anniversary), until the day that stands beside it. With --json { at, summary, partners: [{ partnerId, region, comparison }] }.

Ranks are taken on their days, among all the partners of the file of whom something was known then; records of a rank in
the file stand for a day on which it was taken already.

Example:
  rung tiers what-if --from 2025-01-01.yaml --to 2026-07-01.yaml --facts facts.json
`

export function addWhatIf(tiers: Command): void {
  tiers
    .command('what-if')
    .description('what other rules would make of partners')
    .requiredOption('--from <yaml>', 'the rules in force')
    .requiredOption('--to <yaml>', 'the rules that are tried')
    .requiredOption('--facts <file>', 'JSON or CSV, - for JSON from the input')
    .option('--at <date>', 'the moment that both are asked about; when the new rules take effect')
    .option('--partner <id>', 'of one partner only')
    .option('--certifications <path>', 'a folder of certification files, or a YAML file with hours')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action(whatIf)
}

type Options = {
  from: string
  to: string
  facts: string
  at?: string
  partner?: string
  certifications?: string
  json?: boolean
}

async function whatIf(options: Options): Promise<void> {
  const given = options.certifications === undefined ? null : readCatalogue(options.certifications)
  const { programme: from } = readProgramme(options.from, given)
  const { programme: to, catalogue } = readProgramme(options.to, given)
  const at = options.at === undefined ? effectiveFrom(to) : momentOption('at', options.at)
  const facts = withRanks([from, to], await readFactsFile(options.facts, to), at)
  const partners = [...byPartner(facts, options.partner)].map(([partnerId, own]) =>
    compared(partnerId, own, { from, to, at }),
  )
  const summary = sumUp(partners)
  if (options.json) return console.log(JSON.stringify({ at: momentText(at), summary, partners }, null, 2))
  const say = sayer(catalogue)
  console.log(
    `On ${momentText(at)}, of ${summary.partners}: ${summary.promoted} rise, ${summary.demoted} fall (${summary.demotedLater} of them later, kept until the day beside it), ${summary.unchanged} stay.`,
  )
  for (const { partnerId, comparison } of partners) {
    const { before, after, change, failing, benefits } = comparison
    if (change === 'unchanged' && benefits.length === 0) continue
    const until = after.graceUntil === null ? '' : `, kept until ${momentText(after.graceUntil)}`
    const next = after.fallsTo === undefined ? '' : `, then ${titleOf(after.fallsTo, to)}, one tier at a time`
    console.log(`  ${partnerId}: ${titleOf(before.comesTo, from)} → ${titleOf(after.comesTo, to)}${until}${next}`)
    for (const { ruleId } of failing) {
      const rule = findRule(to.tiers, ruleId)
      if (rule) console.log(`    open: ${say(describeRule(rule, to))}`)
    }
    for (const { slug, before: had, after: has } of benefits) {
      const benefit = [...to.benefits, ...from.benefits].find((one) => one.slug === slug)
      if (!benefit) continue
      const [was, is] = [had, has].map((value) => say(describeBenefit(benefit, value)))
      console.log(`    ${localText(benefit.title, 'en')}: ${was} → ${is}`)
    }
  }
}

const titleOf = (slug: string | null, { tiers }: Programme): string =>
  slug === null ? 'no tier' : localText(tiers.find((tier) => tier.slug === slug)?.title ?? { en: slug }, 'en')

function compared(
  partnerId: string,
  facts: readonly Fact[],
  { from, to, at }: { from: Programme; to: Programme; at: number },
): ComparedPartner {
  const index = indexFacts(factsAsKnown(facts, at))
  const history = historyOfMade(makeHistory({ versions: [from], facts, until: at - 1 }))
  const rulings = rulingsOf(facts, { track: to.track, knownAt: at })
  return {
    partnerId,
    region: profileAt(index, at).region ?? null,
    comparison: compareVersions({ from, to, facts: index, at, history, rulings }),
  }
}
