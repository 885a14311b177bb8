import type { Command } from 'commander'
import { checkProof, type ProofFault } from '~/areas/tiers/checker/check-proof'
import { type Difference, differencesOf } from '~/areas/tiers/checker/differences'
import { checkDecision, readExportedDecision, unprovenOf } from '~/areas/tiers/decisions/exported-decision'
import type { Proof, ProofNode } from '~/areas/tiers/engine/proof'
import { withRanks } from '~/areas/tiers/ranks/with-ranks'
import { hashOf } from '~/platform/hash.server'
import { textOfInput } from '../input'
import { UsageError } from '../usage-error'
import { readCatalogue } from './catalogue'
import { claimsOf, evaluationOf } from './evaluation'
import { jsonOf, readFactsFile, readProgramme, textOf } from './read-inputs'
import { sayer } from './speech'

const HELP = `
Checks a proof by a second program that shares no code with the one that made it. The file is a decision as its proof page
gives it ("Decision with proof"), which holds all it was made from: then the decision is made again, too, and both hashes.
Or it is what rung tiers evaluate --json printed, with --programme and --facts (the facts of all partners, as they were
given to evaluate, and the same --certifications): then every other thing it says is made again from them and compared,
too: the tier that is qualified for and the one that is held, grace, the next tier, what is open, what supports it.
Or it is a bare proof, with --programme and --facts. What cannot be checked is named.

Exit code: 0 when everything holds, 1 when something does not (each claim is named with what is true), 2 when the file is
none of these.

Examples:
  rung tiers verify-proof decision.json
  rung tiers evaluate --programme rules.yaml --facts facts.json --at 2026-06-01 --json > proofs.json
  rung tiers verify-proof proofs.json --programme rules.yaml --facts facts.json
`

export function addVerifyProof(tiers: Command): void {
  tiers
    .command('verify-proof')
    .description('check proofs by a second program; says which claim is wrong')
    .argument('<file.json>', 'a decision with its proof, or proofs; - for the input')
    .option('--programme <yaml>', 'the rules of a proof that does not bring them')
    .option('--facts <file>', 'the facts of a proof that does not bring them')
    .option('--certifications <path>', 'a folder of certification files, or a YAML file with hours')
    .option('--json', 'print JSON')
    .addHelpText('after', HELP)
    .action(verify)
}

type Options = { programme?: string; facts?: string; certifications?: string; json?: boolean }
/** `claims` are those of an evaluation beside its proof, all made again; `unchecked` names what cannot be. */
type Verdict = {
  what: string
  nodes: number
  claims?: number
  unchecked: readonly string[]
  faults: readonly Difference[]
}

async function verify(file: string, options: Options): Promise<void> {
  const value = jsonOf(file === '-' ? await textOfInput() : textOf(file), file)
  const items = Array.isArray(value) ? value : [value]
  const verdicts: Verdict[] = []
  for (const item of items) verdicts.push(await verdictOn(item, file, options))
  if (verdicts.length === 0) throw new UsageError(`${file} holds no proof.`)
  if (options.json) console.log(JSON.stringify(verdicts, null, 2))
  else for (const verdict of verdicts) print(verdict)
  if (verdicts.some(({ faults }) => faults.length > 0)) process.exitCode = 1
}

function print({ what, nodes, claims, unchecked, faults }: Verdict): void {
  const checked = claims === undefined ? `${nodes} nodes` : `${nodes} nodes and ${claims} other claims`
  console.log(faults.length === 0 ? `${what}: ${checked}, all of them hold.` : `${what}: ${faults.length} wrong.`)
  for (const { path, claim, found } of faults) console.log(`  ${path}: said ${shown(claim)}, found ${shown(found)}`)
  if (unchecked.length > 0) console.log(`  Not checked: ${unchecked.join(', ')}.`)
}

/** So much of a value stands on a line. */
const MOST_SHOWN = 120

const shown = (json = 'nothing'): string => (json.length <= MOST_SHOWN ? json : `${json.slice(0, MOST_SHOWN)}…`)

async function verdictOn(item: unknown, file: string, options: Options): Promise<Verdict> {
  const decision = readExportedDecision(item)
  if (decision) {
    const { partner, track, number, proof } = decision
    const faults = checkDecision(decision, hashOf)
    return {
      what: `${partner.name}, ${track}, decision ${number}`,
      nodes: nodesOf(proof),
      unchecked: unprovenOf(decision),
      faults: [...faults.proof, ...faults.decision].flatMap(smallest),
    }
  }
  const { partner, proof, said } = proofIn(item, file)
  if (options.programme === undefined || options.facts === undefined)
    throw new UsageError(`${file} holds a proof without its rules and facts; name them with --programme and --facts.`)
  const given = options.certifications === undefined ? null : readCatalogue(options.certifications)
  const { programme, catalogue } = readProgramme(options.programme, given)
  const facts = withRanks([programme], await readFactsFile(options.facts, programme), proof.at)
  const own = partner === null ? facts : facts.filter(({ partnerId }) => partnerId === partner)
  const inProof = checkProof(programme, own, proof).flatMap(smallest)
  const { proof: _again, ...found } = claimsOf(
    evaluationOf(programme, { partner: partner ?? '', facts: own, at: proof.at, knownAt: proof.knownAt }),
    programme,
    sayer(catalogue),
  )
  const claimed = Object.fromEntries(Object.entries(said).filter(([name]) => Object.hasOwn(found, name)))
  const truth = Object.fromEntries(Object.entries(found).filter(([name]) => Object.hasOwn(said, name)))
  return {
    what: partner ?? 'the proof',
    nodes: nodesOf(proof),
    ...(Object.keys(claimed).length > 0 && { claims: Object.keys(claimed).length }),
    unchecked: Object.keys(said).filter((name) => !Object.hasOwn(found, name)),
    faults: [...inProof, ...differencesOf(claimed, truth)],
  }
}

/** A fault of a list or an object, as the places in which it differs. */
function smallest(fault: ProofFault): Difference[] {
  const [said, truth] = [readValue(fault.claim), readValue(fault.found)]
  return said === undefined || truth === undefined ? [fault] : differencesOf(said, truth, fault.path)
}

function readValue(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * The proof, whose it is, and what else is said beside it: nothing by a bare one.
 * @throws UsageError when there is none
 */
function proofIn(
  item: unknown,
  file: string,
): { partner: string | null; proof: Proof; said: Readonly<Record<string, unknown>> } {
  const isObject = typeof item === 'object' && item !== null
  const inner = isObject && 'proof' in item ? item.proof : item
  const isProof =
    typeof inner === 'object' && inner !== null && 'tiers' in inner && Array.isArray(inner.tiers) && 'knownAt' in inner
  if (!isProof) throw new UsageError(`${file} holds neither a decision with its proof nor a proof.`)
  const partner = isObject && 'partner' in item && typeof item.partner === 'string' ? item.partner : null
  const { proof: _proof, ...said } = isObject && inner !== item ? (item as Record<string, unknown>) : {}
  return { partner, proof: inner as unknown as Proof, said }
}

const nodesOf = ({ tiers }: Proof): number => tiers.reduce((count, { node }) => count + nodesBelow(node), 0)
const nodesBelow = (node: ProofNode | undefined): number =>
  node
    ? 1 + [...(node.children ?? []), ...(node.cases ?? [])].reduce((count, child) => count + nodesBelow(child), 0)
    : 0
