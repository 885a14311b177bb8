import type { Command } from 'commander'
import { checkProof, type ProofFault } from '~/areas/tiers/checker/check-proof'
import { checkDecision, readExportedDecision } from '~/areas/tiers/decisions/exported-decision'
import type { Proof, ProofNode } from '~/areas/tiers/engine/proof'
import { withRanks } from '~/areas/tiers/ranks/with-ranks'
import { hashOf } from '~/platform/hash.server'
import { textOfInput } from '../input'
import { UsageError } from '../usage-error'
import { readCatalogue } from './catalogue'
import { jsonOf, readFactsFile, readProgramme, textOf } from './read-inputs'

const HELP = `
Checks a proof by a second program that shares no code with the one that made it. The file is a decision as its proof page
gives it ("Decision with proof"), which holds all it was made from: then the decision is made again, too, and both hashes.
Or it is what rung tiers evaluate --json printed, or a bare proof, with --programme and --facts.

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
type Verdict = { what: string; nodes: number; faults: readonly ProofFault[] }

async function verify(file: string, options: Options): Promise<void> {
  const value = jsonOf(file === '-' ? await textOfInput() : textOf(file), file)
  const items = Array.isArray(value) ? value : [value]
  const verdicts: Verdict[] = []
  for (const item of items) verdicts.push(await verdictOn(item, file, options))
  if (verdicts.length === 0) throw new UsageError(`${file} holds no proof.`)
  if (options.json) console.log(JSON.stringify(verdicts, null, 2))
  else
    for (const { what, nodes, faults } of verdicts) {
      console.log(
        faults.length === 0 ? `${what}: ${nodes} nodes, all of them hold.` : `${what}: ${faults.length} wrong.`,
      )
      for (const { path, claim, found } of faults) console.log(`  ${path}: said ${claim}, found ${found}`)
    }
  if (verdicts.some(({ faults }) => faults.length > 0)) process.exitCode = 1
}

async function verdictOn(item: unknown, file: string, options: Options): Promise<Verdict> {
  const decision = readExportedDecision(item)
  if (decision) {
    const { partner, track, number, proof } = decision
    const faults = checkDecision(decision, hashOf)
    return {
      what: `${partner.name}, ${track}, decision ${number}`,
      nodes: nodesOf(proof),
      faults: [...faults.proof, ...faults.decision],
    }
  }
  const { partner, proof } = proofIn(item, file)
  if (options.programme === undefined || options.facts === undefined)
    throw new UsageError(`${file} holds a proof without its rules and facts; name them with --programme and --facts.`)
  const given = options.certifications === undefined ? null : readCatalogue(options.certifications)
  const { programme } = readProgramme(options.programme, given)
  const facts = withRanks([programme], await readFactsFile(options.facts, programme), proof.knownAt)
  const own = partner === null ? facts : facts.filter(({ partnerId }) => partnerId === partner)
  return { what: partner ?? 'the proof', nodes: nodesOf(proof), faults: checkProof(programme, own, proof) }
}

/** @throws UsageError when there is none */
function proofIn(item: unknown, file: string): { partner: string | null; proof: Proof } {
  const isObject = typeof item === 'object' && item !== null
  const inner = isObject && 'proof' in item ? item.proof : item
  const isProof =
    typeof inner === 'object' && inner !== null && 'tiers' in inner && Array.isArray(inner.tiers) && 'knownAt' in inner
  if (!isProof) throw new UsageError(`${file} holds neither a decision with its proof nor a proof.`)
  const partner = isObject && 'partner' in item && typeof item.partner === 'string' ? item.partner : null
  return { partner, proof: inner as unknown as Proof }
}

const nodesOf = ({ tiers }: Proof): number => tiers.reduce((count, { node }) => count + nodesBelow(node), 0)
const nodesBelow = (node: ProofNode | undefined): number =>
  node
    ? 1 + [...(node.children ?? []), ...(node.cases ?? [])].reduce((count, child) => count + nodesBelow(child), 0)
    : 0
