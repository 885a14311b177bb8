import type { Command } from 'commander'
import { checkDecision, type ExportedDecision, readExportedDecision } from '~/areas/tiers/decisions/exported-decision'
import { type Because, type MadeDecision, makeHistory } from '~/areas/tiers/decisions/make-history'
import { describeFact } from '~/areas/tiers/describe/fact'
import { describeCause } from '~/areas/tiers/describe/forecast'
import type { Sentence } from '~/areas/tiers/describe/sentence'
import { describeReason } from '~/areas/tiers/describe/transition'
import type { Fact } from '~/areas/tiers/facts/facts'
import type { Programme } from '~/areas/tiers/language/programme'
import { withRanks } from '~/areas/tiers/ranks/with-ranks'
import { hashOf } from '~/platform/hash.server'
import { UsageError } from '../usage-error'
import { readCatalogue } from './catalogue'
import { countedAnew } from './counted'
import { byPartner, jsonOf, momentOption, readFactsFile, readProgramme, ruleFilesAt, textOf } from './read-inputs'
import { momentText, sayer } from './speech'

const HELP = `
Makes the whole history of decisions again, over several versions of a track with their days: whenever a fact became known
(late ones when they came), a version took effect, or a date came by itself, from what was known then. Says what was decided
when, on what, and why; grace, reviews, protection and agreed demotions as the policy has them.

Ranks are taken on their days, among all the partners of the file of whom something was known then; records of a rank in
the file stand for a day on which it was taken already.

--decisions are stored decisions (a list, or one, as their proof pages give them): each is made again in its place, and
compared. Exit code: 0 when all come out the same, 1 when one does not.

Examples:
  rung tiers replay --programme content/programme/reseller --facts facts.json --until 2027-01-01
  rung tiers replay --programme 2025-01-01.yaml 2026-07-01.yaml --facts facts.json --decisions decisions.json
`

export function addReplay(tiers: Command): void {
  tiers
    .command('replay')
    .description('make the history of decisions again from rules and facts')
    .requiredOption('--programme <yaml...>', 'the versions of one track, or a folder of them')
    .requiredOption('--facts <file>', 'JSON or CSV, - for JSON from the input')
    .option('--until <date>', 'how far; the last date on which a fact becomes known or a version takes effect')
    .option('--from <date>', 'when partners joined the track; when the first fact is known')
    .option('--partner <id>', 'of one partner only')
    .option('--decisions <json>', 'stored decisions to compare with')
    .option('--certifications <path>', 'a folder of certification files, or a YAML file with hours')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action(replay)
}

type Options = {
  programme: string[]
  facts: string
  until?: string
  from?: string
  partner?: string
  decisions?: string
  certifications?: string
  json?: boolean
}

async function replay(options: Options): Promise<void> {
  const given = options.certifications === undefined ? null : readCatalogue(options.certifications)
  const read = ruleFilesAt(options.programme).map((file) => readProgramme(file, given))
  const versions = read.map(({ programme }) => programme)
  requireOneTrack(versions)
  const inFile = await readFactsFile(options.facts, versions.at(-1))
  const from = options.from === undefined ? undefined : momentOption('from', options.from)
  const until = options.until === undefined ? lastMoment(inFile, versions) : momentOption('until', options.until)
  const facts = withRanks(versions, inFile, until)
  const stored = options.decisions === undefined ? [] : readDecisions(options.decisions)
  const say = sayer(read.at(-1)?.catalogue ?? null)
  const partners = [...byPartner(facts, options.partner)].map(([partner, own]) => ({
    partner,
    decisions: makeHistory({ versions, facts: own, until, ...(from !== undefined && { from }) }).map((made) =>
      toldOf(made, own, say),
    ),
  }))
  const compared = stored.map(comparedWith)
  if (options.json) console.log(JSON.stringify({ partners, ...(stored.length > 0 && { compared }) }, null, 2))
  else print(partners, compared)
  if (compared.some(({ faults }) => faults.length > 0)) process.exitCode = 1
}

function requireOneTrack(versions: readonly Programme[]): void {
  const tracks = [...new Set(versions.map(({ track }) => track))]
  if (tracks.length > 1)
    throw new UsageError(`--programme: versions of one track are needed, not of ${tracks.join(' and ')}.`)
  const days = versions.map(({ effective }) => effective)
  const twice = days.find((day, index) => days.indexOf(day) !== index)
  if (twice !== undefined) throw new UsageError(`--programme: two versions take effect on ${twice}.`)
}

const lastMoment = (facts: readonly Fact[], versions: readonly Programme[]): number =>
  [
    ...facts.map(({ knownAt }) => knownAt),
    ...versions.map(({ effective }) => Date.parse(`${effective}T00:00:00Z`)),
  ].reduce((a, b) => Math.max(a, b), 0)

function readDecisions(file: string): ExportedDecision[] {
  const value = jsonOf(textOf(file), file)
  return (Array.isArray(value) ? value : [value]).map((item, index) => {
    const decision = readExportedDecision(item)
    if (!decision)
      throw new UsageError(`--decisions: entry ${index + 1} of ${file} is not a decision as its proof page gives it.`)
    return decision
  })
}

function toldOf(made: MadeDecision, facts: readonly Fact[], say: (sentence: Sentence) => string) {
  const { number, at, programme, tierBefore, proof, transition, because } = made
  return {
    ...{ number, at: momentText(at), rules: programme.effective, tierBefore, computed: proof.tier },
    ...{ tier: transition.tierAfter, change: transition.changed },
    graceUntil: transition.graceUntil === null ? null : momentText(transition.graceUntil),
    risesAt: transition.risesAt === undefined ? null : momentText(transition.risesAt),
    because: because.flatMap((one) => causesOf(one, programme, facts, at, say)),
    reasons: transition.reasons.map((reason) => say(describeReason(reason, transition.tierAfter, programme, at))),
    proof,
  }
}

function causesOf(
  because: Because,
  programme: Programme,
  facts: readonly Fact[],
  at: number,
  say: (sentence: Sentence) => string,
): string[] {
  if (because.kind === 'joined') return ['The partner joins.']
  if (because.kind === 'rules') return [`The rules of ${because.effective} take effect.`]
  if (because.kind === 'date') {
    const plain = because.causes.filter(({ kind }) => kind !== 'rule-changes')
    const counted = plain.length < because.causes.length ? countedAnew(programme, facts, at, at, say) : []
    const told = counted.length > 0 || plain.length > 0 ? plain : because.causes
    return [...told.map((cause) => say(describeCause(cause, programme))), ...counted]
  }
  return because.factIds.flatMap((id) => {
    const fact = facts.find((one) => one.id === id)
    if (!fact) return []
    const late = fact.knownAt > fact.trueFrom ? ` (true from ${momentText(fact.trueFrom)}, learned now)` : ''
    return [`${say(describeFact(fact, programme))}${late}`]
  })
}

function comparedWith(decision: ExportedDecision) {
  const { proof, decision: rest } = checkDecision(decision, hashOf)
  return { partner: decision.partner.name, track: decision.track, number: decision.number, faults: [...proof, ...rest] }
}

function print(
  partners: readonly { partner: string; decisions: readonly ReturnType<typeof toldOf>[] }[],
  compared: readonly ReturnType<typeof comparedWith>[],
): void {
  for (const { partner, decisions } of partners) {
    console.log(`${partner}: ${decisions.length} ${decisions.length === 1 ? 'decision' : 'decisions'}`)
    for (const one of decisions) {
      const kept = one.graceUntil === null ? '' : `, kept until ${one.graceUntil}`
      const waits = one.risesAt === null ? '' : `, rises on ${one.risesAt}`
      console.log(
        `  ${one.number}. ${one.at}, rules of ${one.rules}: qualifies for ${one.computed ?? 'no tier'}, holds ${one.tier ?? 'no tier'}${kept}${waits}`,
      )
      for (const line of [...one.because, ...one.reasons]) console.log(`     ${line}`)
    }
  }
  for (const { partner, track, number, faults } of compared) {
    console.log(
      `${partner}, ${track}, decision ${number}: ${faults.length === 0 ? 'comes out the same.' : 'comes out differently.'}`,
    )
    for (const { path, claim, found } of faults) console.log(`  ${path}: stored ${claim}, found ${found}`)
  }
}
