import { listPartners } from '~/areas/identity/organisations.server'
import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { newId } from '~/platform/ids'
import { nearestName } from '~/platform/nearest-name'
import { authorise } from '~/platform/policy'
import { mayManageProgramme } from '../policy'
import { rulesInForce } from '../versions/load-rules.server'
import { type EntryNames, entryNames } from './entry-vocabulary'
import { type FileLine, type FileProblem, readFactFile, textOfBytes } from './fact-file'
import {
  type CheckedLine,
  checkLines,
  IMPORT_COLUMNS,
  IMPORT_LIMITS,
  type LineProblem,
  NEEDED_COLUMNS,
  unknownColumn,
} from './import-lines'
import { identityOfLine, type LineSource, lineSources } from './line-sources.server'
import { insertImport } from './queries.imports.server'

export type ImportVerdict = 'accepted' | 'duplicate' | 'refused'
/** What is kept of a line. `entry` is what applying it would record, `identity` what tells it from other lines. */
export type LineContent = Pick<CheckedLine, 'cells' | 'entry'> & { identity: string | null }

/** The longest file name that is kept. */
const LONGEST_NAME = 120

/**
 * Reads a file of entries and says of each line what would become of it. Keeps the file and the verdicts; records
 * nothing. A line that an earlier one says, or whose fact of an earlier import still counts, is a duplicate.
 * @throws AppError 403 for others than programme managers
 */
export async function checkFactImport(
  ctx: Ctx,
  input: { fileName: string; bytes: Uint8Array },
): Promise<{ ok: true; importId: string } | { ok: false; problem: FileProblem }> {
  authorise(mayManageProgramme(ctx.actor))
  const partners = await listPartners(ctx)
  const programmes = [...(await rulesInForce(ctx, ctx.now)).values()].map((rules) => rules.programme)
  const vocabulary = entryNames(programmes)
  const read = readBytes(input.bytes, fieldsOf(vocabulary))
  if (!read.ok) return read
  const checked = checkLines(read.lines, { partners, vocabulary, now: ctx.now })
  const identities = checked.map(({ partnerId, entry }) =>
    partnerId && entry ? identityOfLine(partnerId, entry) : null,
  )
  const sources = await lineSources(
    ctx.db,
    identities.flatMap((identity) => identity ?? []),
  )
  const firstLines = new Map<string, number>()
  const lines = checked.map((line, index) => {
    const identity = line.verdict === 'accepted' ? (identities[index] ?? null) : null
    const duplicate = identity && duplicateOf(firstLines.get(identity), sources.get(identity))
    if (identity && !firstLines.has(identity)) firstLines.set(identity, line.line)
    const problems = duplicate ? [duplicate] : line.problems
    const verdict: ImportVerdict = duplicate ? 'duplicate' : line.verdict
    return { ...line, identity, verdict, problems }
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
      .slice(0, LONGEST_NAME) || read.format
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
      { mediaType: read.format === 'json' ? 'application/json' : 'text/csv', size },
      lines.map(({ line, partnerId, verdict, problems, cells, entry, identity }) => {
        const content: LineContent = { cells, entry, identity }
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

type Read = { ok: true; format: 'csv' | 'json'; lines: readonly FileLine[] } | { ok: false; problem: FileProblem }

/** Either every line by its columns, or why the file cannot be read at all. */
function readBytes(bytes: Uint8Array, fields: readonly string[]): Read {
  const refuse = (code: FileProblem['code'], params: FileProblem['params'] = {}): Read => ({
    ok: false,
    problem: { code, params },
  })
  if (bytes.length > IMPORT_LIMITS.bytes) return refuse('too-large', { megabytes: IMPORT_LIMITS.bytes / 1e6 })
  const text = textOfBytes(bytes)
  if (text === null) return refuse('not-text')
  const file = readFactFile(text, IMPORT_LIMITS)
  // In JSON every fact has its own members, and each is looked at by itself.
  if (!file.ok || file.format === 'json') return file
  const unknown = unknownColumn(file.columns, fields)
  if (unknown !== undefined) {
    const meant = nearestName(unknown, [...IMPORT_COLUMNS, ...fields])
    return refuse('column-unknown', { name: unknown.slice(0, 40), close: meant ? 'yes' : 'no', meant: meant ?? '' })
  }
  const missing = NEEDED_COLUMNS.find((name) => !file.columns.includes(name))
  return missing === undefined ? file : refuse('column-missing', { name: missing })
}

const fieldsOf = ({ metrics, records }: EntryNames): string[] => [
  ...metrics.flatMap(({ fields }) => fields),
  ...records.flatMap(({ fields }) => Object.keys(fields)),
]

function duplicateOf(firstLine: number | undefined, source: LineSource | undefined): LineProblem | null {
  if (firstLine !== undefined) return { code: 'same-as-line', field: null, params: { line: firstLine } }
  return source?.toldBy ? { code: 'known-already', field: null, params: { at: source.toldBy.knownAt } } : null
}
