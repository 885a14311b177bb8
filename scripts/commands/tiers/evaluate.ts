import type { Command } from 'commander'
import { type MadeDecision, makeHistory } from '~/areas/tiers/decisions/make-history'
import { describeProof, type ProofLine } from '~/areas/tiers/describe/proof-tree'
import type { Sentence } from '~/areas/tiers/describe/sentence'
import { describeReason } from '~/areas/tiers/describe/transition'
import { whyHeld, whyNot } from '~/areas/tiers/describe/why'
import { evaluate as evaluateRules } from '~/areas/tiers/engine/evaluate'
import { minimalFailure, minimalSupport, nextTier } from '~/areas/tiers/engine/minimal-sets'
import type { Proof } from '~/areas/tiers/engine/proof'
import type { Fact } from '~/areas/tiers/facts/facts'
import { effectiveFrom, type Programme } from '~/areas/tiers/language/programme'
import { withRanks } from '~/areas/tiers/ranks/with-ranks'
import { UsageError } from '../usage-error'
import { readCatalogue } from './catalogue'
import { byPartner, momentOption, readFactsFile, readProgramme } from './read-inputs'
import { momentText, sayer } from './speech'

const HELP = `
For each partner: the tier that it qualifies for by its facts, the tier that it holds after the transition policy (grace,
reviews, protection; made from the history of the facts since the rules took effect), the proof as a tree with the people
in each place, and a smallest set of open requirements that keeps the next tier away.

Ranks are taken on their days, among all the partners of the file of whom something was known then; records of a rank in
the file stand for a day on which it was taken already.

--at is the moment that is asked about, --known what was known: "the tier on 1 June as known on 5 June". With --json a list
with { partner, at, knownAt, qualified, held, graceUntil, risesAt, reasons, next, failing, supporting, proof }; rung tiers
verify-proof checks such a proof.

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
  const results = [...partners].map(([partner, own]) => evaluated(programme, { partner, facts: own, at, knownAt }))
  const say = sayer(catalogue)
  if (options.json)
    return console.log(
      JSON.stringify(
        results.map((result) => asJson(result, programme, say)),
        null,
        2,
      ),
    )
  console.log(results.map((result) => asText(result, programme, say)).join('\n\n'))
}

type Evaluated = {
  partner: string
  facts: readonly Fact[]
  proof: Proof
  last: MadeDecision | null
}

function evaluated(
  programme: Programme,
  of: { partner: string; facts: readonly Fact[]; at: number; knownAt: number },
): Evaluated {
  const { partner, at, knownAt } = of
  const facts = of.facts.filter((fact) => fact.knownAt <= knownAt)
  const proof = evaluateRules(programme, facts, { at, knownAt })
  return { partner, facts, proof, last: makeHistory({ versions: [programme], facts, until: at }).at(-1) ?? null }
}

type Say = (sentence: Sentence) => string

function asJson({ partner, facts, proof, last }: Evaluated, programme: Programme, say: Say) {
  const next = nextTier(proof)
  return {
    ...{ partner, at: momentText(proof.at), knownAt: momentText(proof.knownAt) },
    ...{ qualified: proof.tier, held: last?.transition.tierAfter ?? null },
    graceUntil: timeOf(last?.transition.graceUntil),
    risesAt: timeOf(last?.transition.risesAt),
    reasons: reasonsOf(last, programme, say),
    next,
    failing:
      next === null
        ? []
        : whyNot(programme, facts, proof, next).map(({ ruleId, line, detail }) => ({
            rule: ruleId,
            asks: say(line),
            ...(detail && { missing: say(detail) }),
          })),
    minimalFailingSet: next === null ? [] : minimalFailure(proof, next),
    supporting: minimalSupport(programme, facts, proof),
    proof,
  }
}

const timeOf = (at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : momentText(at)

const reasonsOf = (last: MadeDecision | null, programme: Programme, say: Say): string[] =>
  (last?.transition.reasons ?? []).map((reason) =>
    say(describeReason(reason, last?.transition.tierAfter ?? null, programme)),
  )

function asText(result: Evaluated, programme: Programme, say: Say): string {
  const { partner, facts, proof, last } = result
  const held = last?.transition.tierAfter ?? null
  const next = nextTier(proof)
  const lines = [
    `${partner}, on ${momentText(proof.at)} as known on ${momentText(proof.knownAt)}`,
    `  qualifies for ${proof.tier ?? 'no tier'}, holds ${held ?? 'no tier'}. ${reasonsOf(last, programme, say).join(' ')}`.trimEnd(),
    ...describeProof(programme, facts, proof).flatMap(({ slug, holds, line }) => [
      `  ${slug}: ${holds ? 'holds' : line.met ? 'met, but a tier below is not' : 'open'}`,
      ...treeOf(line, say, 4),
    ]),
  ]
  if (next === null) return lines.join('\n')
  const why = whyNot(programme, facts, proof, next).map(
    ({ line, detail }) => `    ${say(line)}${detail ? ` ${say(detail)}` : ''}`,
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

function treeOf(line: ProofLine, say: Say, indent: number): string[] {
  const { met, missing, summary, parts } = line
  const detail = missing ?? summary
  const own = `${' '.repeat(indent)}${met ? '✓' : '✗'} ${say(line.line)}${detail ? ` ${say(detail)}` : ''}`
  return [own, ...parts.flatMap((part) => treeOf(part, say, indent + 2))]
}
