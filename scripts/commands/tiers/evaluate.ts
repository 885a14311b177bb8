import type { Command } from 'commander'
import { describeProof, type ProofLine } from '~/areas/tiers/describe/proof-tree'
import { whyHeld, whyNot } from '~/areas/tiers/describe/why'
import { nextTier } from '~/areas/tiers/engine/minimal-sets'
import { effectiveFrom, type Programme } from '~/areas/tiers/language/programme'
import { withRanks } from '~/areas/tiers/ranks/with-ranks'
import { UsageError } from '../usage-error'
import { readCatalogue } from './catalogue'
import { claimsOf, type Evaluation, evaluationOf, reasonsOf } from './evaluation'
import { benefitsOf, finder } from './found'
import { byPartner, momentOption, readFactsFile, readProgramme } from './read-inputs'
import { momentText, type Say, sayer, together } from './speech'

const HELP = `
For each partner: the tier that it qualifies for by its facts, the tier that it holds after the transition policy (grace,
reviews, protection; made from the history of the facts since the rules took effect), the proof as a tree with the people
in each place, the numbers that were reached with the parts of scores, the items that fail, the benefits with their
conditions, and a smallest set of open requirements that keeps the next tier away.

Ranks are taken on their days, among all the partners of the file of whom something was known then; records of a rank in
the file stand for a day on which it was taken already.

--at is the moment that is asked about, --known what was known: "the tier on 1 June as known on 5 June". With --json a list
with { partner, at, knownAt, qualified, held, graceUntil, risesAt, reasons, next, failing, minimalFailingSet, supporting,
numbers, benefits, proof }: numbers has each number that is compared in words, such as "Points: 110 of 120", beside the exact
ones; benefits those of the tier that is held, with their conditions and whether these are met. rung tiers verify-proof
checks all of it.

Examples:
  rung tiers evaluate --programme rules.yaml --facts facts.json --at 2026-06-01
  rung tiers evaluate --programme rules.yaml --facts facts.csv --at 2026-06-01 --known 2026-06-05 --partner bluefern --json
`

export function addEvaluate(tiers: Command): void {
  tiers
    .command('evaluate')
    .description('which tier partners have by rules and facts, with the proof')
    .requiredOption('--programme <yaml>', 'the rules')
    .requiredOption('--facts <file>', 'JSON or CSV, - for JSON from the input')
    .requiredOption('--at <date>', 'the day or moment that is asked about')
    .option('--known <date>', 'what was known until then; the moment itself')
    .option('--partner <id>', 'of one partner only')
    .option('--certifications <path>', 'a folder of certification files, or a YAML file with hours')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action(evaluate)
}

type Options = {
  programme: string
  facts: string
  at: string
  known?: string
  partner?: string
  certifications?: string
  json?: boolean
}

async function evaluate(options: Options): Promise<void> {
  const at = momentOption('at', options.at)
  const knownAt = options.known === undefined ? at : momentOption('known', options.known)
  const given = options.certifications === undefined ? null : readCatalogue(options.certifications)
  const { programme, catalogue } = readProgramme(options.programme, given)
  if (at < effectiveFrom(programme))
    throw new UsageError(`--at: the rules take effect on ${programme.effective}, after ${momentText(at)}.`)
  const facts = withRanks([programme], await readFactsFile(options.facts, programme), at)
  const partners = byPartner(facts, options.partner)
  const results = [...partners].map(([partner, own]) => evaluationOf(programme, { partner, facts: own, at, knownAt }))
  const say = sayer(catalogue)
  if (options.json)
    return console.log(
      JSON.stringify(
        results.map((result) => claimsOf(result, programme, say)),
        null,
        2,
      ),
    )
  console.log(results.map((result) => asText(result, programme, say)).join('\n\n'))
}

function asText(result: Evaluation, programme: Programme, say: Say): string {
  const { partner, facts, proof, last } = result
  const held = last?.transition.tierAfter ?? null
  const next = nextTier(proof)
  const of = { facts, proof, programme, say }
  const found = finder(of)
  const lines = [
    `${partner}, on ${momentText(proof.at)} as known on ${momentText(proof.knownAt)}`,
    `  qualifies for ${proof.tier ?? 'no tier'}, holds ${held ?? 'no tier'}. ${reasonsOf(last, programme, say).join(' ')}`.trimEnd(),
    ...describeProof(programme, facts, proof).flatMap(({ slug, holds, line }) => [
      `  ${slug}: ${holds ? 'holds' : line.met ? 'met, but a tier below is not' : 'open'}`,
      ...treeOf(line, { say, found, indent: 4 }),
    ]),
  ]
  lines.push(...benefitLines(held, benefitsOf(held, of)))
  if (next === null) return lines.join('\n')
  const why = whyNot(programme, facts, proof, next).map(
    ({ line, detail }) => `    ${together(say(line), detail && say(detail))}`,
  )
  const supported =
    proof.tier === null ? [] : whyHeld(programme, facts, proof, proof.tier).map(({ line }) => `    ${say(line)}`)
  return [
    ...lines,
    ...(supported.length > 0 ? [`  Why ${proof.tier}:`, ...supported] : []),
    `  Why not ${next}:`,
    ...why,
  ].join('\n')
}

type Telling = { say: Say; found: (ruleId: string) => string[]; indent: number }

function treeOf(line: ProofLine, telling: Telling): string[] {
  const { say, found, indent } = telling
  const { met, missing, summary, parts } = line
  const detail = missing ?? summary
  const own = `${' '.repeat(indent)}${met ? '✓' : '✗'} ${together(say(line.line), detail && say(detail))}`
  const beside = found(line.ruleId).map((one) => `${' '.repeat(indent + 4)}${one}`)
  return [own, ...beside, ...parts.flatMap((part) => treeOf(part, { ...telling, indent: indent + 2 }))]
}

function benefitLines(held: string | null, benefits: ReturnType<typeof benefitsOf>): string[] {
  if (benefits.length === 0) return []
  return [
    `  Benefits of ${held}:`,
    ...benefits.map(({ title, says, condition }) => {
      if (condition === null) return `    ${title}: ${says}`
      return `    ${title}: ${says}, ${condition.met ? 'as this is met' : 'not yet, only when this is met'}: ${condition.asks}`
    }),
  ]
}
