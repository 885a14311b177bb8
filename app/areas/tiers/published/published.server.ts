import { readdirSync, readFileSync } from 'node:fs'
import { checkProof } from '../checker/check-proof'
import { evaluate } from '../engine/evaluate'
import type { Fact } from '../facts/facts'
import type { Programme } from '../language/programme'
import { parseProgramme } from '../parse/parse-programme'

const FOLDER = new URL('.', import.meta.url)

/** The names of the published programmes that are kept here. */
export const PUBLISHED: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace('.yaml', ''))

export const sourceOf = (name: string): string => readFileSync(new URL(`${name}.yaml`, FOLDER), 'utf8')

/** One of the published programmes, by the name of its file. Throws with its problems. */
export function published(name: string): Programme {
  const parsed = parseProgramme(sourceOf(name), { certifications: [] })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.programme
}

/** The tier that facts earn at a moment (epoch ms); throws when the checker does not bear it out. */
export function provenTier(programme: Programme, facts: readonly Fact[], at: number): string | null {
  const proof = evaluate(programme, facts, { at, knownAt: at })
  const [fault] = checkProof(programme, facts, proof)
  if (fault) throw new Error(`the checker finds ${fault.found} at ${fault.path}, not ${fault.claim}`)
  return proof.tier
}
