import { listCertifications } from '~/areas/certifications/certification-definitions.server'
import type { Ctx } from '~/platform/context.server'
import { sha256Hex } from '~/platform/hash.server'
import type { Programme } from '../../language/programme'
import type { Finding } from '../../lint/finding'
import { lintProgramme } from '../../lint/lint-programme'
import { compileProgramme, parseProgramme } from '../../parse/parse-programme'
import type { Problem } from '../../parse/problem'
import type { RulePositions } from '../../parse/read-rule'

/** What a text says: the rules with their hash, or everything that is wrong with it, by line. */
export type CheckedSource =
  | {
      readonly ok: true
      readonly programme: Programme
      readonly hash: string
      readonly positions: RulePositions
      /** What can be read, but can hardly be meant. */
      readonly findings: readonly Finding[]
    }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads a text as rules of a track, with the certifications that the catalogue knows now. */
export async function checkSource(ctx: Ctx, source: string, of: { track: string }): Promise<CheckedSource> {
  const known = await listCertifications(ctx)
  const certifications = known.map(({ slug, ladder, rung }) => ({ slug, ladder, rung }))
  const parsed = parseProgramme(source, { certifications, expect: { track: of.track } })
  if (!parsed.ok) return parsed
  const { programme, positions } = parsed
  const offered = known.map(({ slug, evidence }) => ({ slug, exam: evidence.exam, retired: null }))
  return {
    ...parsed,
    hash: sha256Hex(compileProgramme(programme)),
    findings: lintProgramme(programme, { offered, text: { source, positions } }),
  }
}
