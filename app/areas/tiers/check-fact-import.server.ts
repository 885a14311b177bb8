import { listPartners } from '~/areas/identity/organisations.server'
import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { hashOf } from '~/platform/hash.server'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { entryNames } from './entry-vocabulary'
import { type CheckedLine, checkLines, type LineProblem, lineIdentity } from './import-lines'
import { rulesInForce } from './load-rules.server'
import { mayManageProgramme } from './policy'
import { insertImport } from './queries.imports.server'
import { knownSources } from './queries.server'
import { type ReadEntryFile, readEntryFile } from './read-entry-file.server'

export type ImportVerdict = 'accepted' | 'duplicate' | 'refused'
/** What is kept of a line. `entry` is what applying it would record. */
export type LineContent = Pick<CheckedLine, 'cells' | 'entry'> & { sourceKey: string | null }

/** The longest file name that is kept. */
const LONGEST_NAME = 120

/**
 * Reads a file of entries and says of each line what would become of it. Keeps the file and the verdicts; records
 * nothing. A line that an earlier one or an earlier import has said already is a duplicate.
 * @throws AppError 403 for others than programme managers
 */
export async function checkFactImport(
  ctx: Ctx,
  input: { fileName: string; bytes: Uint8Array },
): Promise<{ ok: true; importId: string } | Extract<ReadEntryFile, { ok: false }>> {
  authorise(mayManageProgramme(ctx.actor))
  const read = readEntryFile(input.bytes)
  if (!read.ok) return read

  const partners = await listPartners(ctx)
  const programmes = [...(await rulesInForce(ctx, ctx.now)).values()].map((rules) => rules.programme)
  const checked = checkLines(read.lines, { partners, vocabulary: entryNames(programmes), now: ctx.now })
  const keys = checked.map(({ partnerId, entry }) =>
    partnerId && entry ? `import-line:${hashOf(lineIdentity(partnerId, entry))}` : null,
  )
  const known = await knownSources(
    ctx.db,
    keys.flatMap((key) => key ?? []),
  )
  const firstLines = new Map<string, number>()
  const lines = checked.map((line, index) => {
    const sourceKey = line.verdict === 'accepted' ? (keys[index] ?? null) : null
    const duplicate = sourceKey && duplicateOf(sourceKey, firstLines, known)
    if (sourceKey && !firstLines.has(sourceKey)) firstLines.set(sourceKey, line.line)
    const problems = duplicate ? [duplicate] : line.problems
    const verdict: ImportVerdict = duplicate ? 'duplicate' : line.verdict
    return { ...line, sourceKey, verdict, problems }
  })

  const { sha256, size } = await ctx.files.put(input.bytes)
  const importId = newId(ctx.now)
  const counts = {
    rows_total: lines.length,
    rows_accepted: lines.filter(({ verdict }) => verdict === 'accepted').length,
    rows_refused: lines.filter(({ verdict }) => verdict === 'refused').length,
  }
  const fileName =
    input.fileName
      .replace(/^.*[\\/]/, '')
      .replace(/\p{Cc}/gu, '')
      .slice(0, LONGEST_NAME) || 'csv'
  await ctx.transaction(async (tx) => {
    await insertImport(
      tx.db,
      {
        id: importId,
        file_name: fileName,
        sha256,
        state: 'checked',
        job_id: null,
        ...counts,
        created_by: actorId(tx.actor),
        created_at: tx.now,
        applied_at: null,
      },
      { mediaType: 'text/csv', size },
      lines.map(({ line, partnerId, verdict, problems, cells, entry, sourceKey }) => {
        const content: LineContent = { cells, entry, sourceKey }
        return {
          import_id: importId,
          line,
          partner_id: partnerId,
          verdict,
          problem: problems.length === 0 ? null : JSON.stringify(problems),
          content: JSON.stringify(content),
          fact_id: null,
        }
      }),
    )
    await tx.audit({
      action: 'tiers.import-checked',
      subject: { kind: 'fact-import', id: importId },
      after: { file: fileName, sha256, ...counts },
    })
    await tx.signal('vendor', 'imports-changed')
  })
  return { ok: true, importId }
}

function duplicateOf(
  sourceKey: string,
  firstLines: ReadonlyMap<string, number>,
  known: ReadonlyMap<string, number>,
): LineProblem | null {
  const line = firstLines.get(sourceKey)
  if (line !== undefined) return { code: 'same-as-line', field: null, params: { line } }
  const at = known.get(sourceKey)
  return at === undefined ? null : { code: 'known-already', field: null, params: { at } }
}
