import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { FILE_FORMATS, type FileFormat, formatByEnding } from '~/areas/questions/formats/file-formats'
import { importFile } from '~/areas/questions/formats/import-file.server'
import { type ImportItem, reasonsOf } from '~/areas/questions/formats/import-result'
import { PROBLEM_LABELS, type Problem } from '~/areas/questions/formats/problems'
import { applyImport } from '~/areas/questions/imports/apply-import.server'
import { describeRefusal } from '~/areas/questions/imports/describe-refusal'
import { draftImport } from '~/areas/questions/imports/draft-import.server'
import { viewImport } from '~/areas/questions/imports/view-import.server'
import { poolNames } from '~/areas/questions/pool-names.server'
import { translator } from '~/i18n/translator.server'
import type { Ctx } from '~/platform/context.server'
import { nearestName } from '~/platform/nearest-name'
import { withComposition } from './composed'

type Options = { format?: string; pool?: string; dryRun?: boolean; json?: boolean; state: string }

export function addImport(questions: Command): void {
  questions
    .command('import <file>')
    .description('read questions of other systems, with a verdict on each; into a pool, or as a dry run')
    .option('--format <format>', `${FILE_FORMATS.join(', ')}; guessed by the ending when left out`)
    .option('--pool <slug>', 'the pool to add them to')
    .option('--dry-run', 'say what would become of each question; needs no database')
    .option('--json', 'as JSON')
    .option('--state <state>', 'of new questions: trial or live', 'trial')
    .addHelpText('after', HELP)
    .action(run)
}

const HELP = `
Of a question that the pool has already, by its id, a new version is added; the same question again is passed over.
What is refused stays out, everything else goes in together or not at all.

Ends with 0 when the file was read, whatever the verdicts; with 1 when it was not, or the options are wrong.

Examples:
  npx rung questions import --format gift --dry-run --json questions.gift
  npx rung questions import --format moodle-xml --pool http-api export.xml`

async function run(file: string, options: Options): Promise<void> {
  const format = formatOf(file, options.format)
  const { state } = options
  if (state !== 'trial' && state !== 'live') throw new Error('--state: trial or live.')
  if (!options.dryRun && options.pool === undefined) throw new Error('Say where to: --pool <slug>, or --dry-run.')
  const source = new Uint8Array(await readFile(file))
  if (options.dryRun) return dryRun(format, source, options.json === true)
  const pool = options.pool ?? ''
  await withComposition(async (composition) => {
    const ctx = composition.systemContext('command line')
    await requirePool(ctx, pool)
    const drafted = await draftImport(ctx, { pool, format, fileName: basename(file), source })
    if (!drafted.ok) throw new Error(describeRefusal(translator('en', 'questions'), drafted.refusal))
    await applyImport(ctx, { pool, importId: drafted.importId, state, chosen: new Map() })
    const { counts } = await viewImport(ctx, { pool, importId: drafted.importId, filter: null, page: 1 })
    const { added, changed, unchanged, skipped, refused } = counts
    if (options.json) return console.log(JSON.stringify({ added, changed, unchanged, skipped, refused }, null, 2))
    console.log(
      `${added} added, ${changed} new versions, ${unchanged} unchanged, ${skipped} left out (${refused} of them refused).`,
    )
  })
}

/** Says which pools there are, and how one is made, when the one that was named is not there. */
async function requirePool(ctx: Ctx, slug: string): Promise<void> {
  const known = (await poolNames(ctx)).map((pool) => pool.slug).sort()
  if (known.includes(slug)) return
  const meant = nearestName(slug, known)
  const shown = known.length > 0 ? `There are: ${known.join(', ')}.` : 'There is none yet.'
  throw new Error(
    `There is no pool “${slug}”${meant ? `; did you mean “${meant}”?` : '.'} ${shown}\n` +
      'A new pool is made in the browser under Question pools, or by a file content/questions/<slug>.gift and: npx rung content publish.',
  )
}

async function dryRun(format: FileFormat, source: Uint8Array, asJson: boolean): Promise<void> {
  const { items, problems } = await importFile(format, source)
  const told = new Set(items.flatMap(({ verdict }) => reasonsOf(verdict)))
  const loose = problems.filter((problem) => !told.has(problem))
  const count = (kind: ImportItem['verdict']['kind']) => items.filter(({ verdict }) => verdict.kind === kind).length
  const counts = {
    total: items.length,
    exact: count('exact'),
    approximated: count('approximated'),
    refused: count('refused'),
  }
  if (items.length === 0 && problems.length > 0) process.exitCode = 1
  if (asJson) {
    const report = { format, questions: items.map(reportOf), counts, problems: loose.map(reasonOf) }
    return console.log(JSON.stringify(report, null, 2))
  }
  for (const problem of loose) console.log(`line ${problem.line}: ${sentence(problem)}`)
  for (const item of items) {
    console.log(`line ${lineOf(item)}: ${item.verdict.kind}  ${item.type ?? '?'}  ${titleOf(item) ?? '(no title)'}`)
    for (const reason of reasonsOf(item.verdict)) console.log(`    line ${reason.line}: ${sentence(reason)}`)
  }
  console.log(
    `${counts.total} questions: ${counts.exact} exact, ${counts.approximated} approximated, ${counts.refused} refused.`,
  )
}

const reportOf = (item: ImportItem) => ({
  title: titleOf(item),
  type: item.type,
  verdict: item.verdict.kind,
  detail: reasonsOf(item.verdict).map(sentence).join(' '),
  line: lineOf(item),
  reasons: reasonsOf(item.verdict).map(reasonOf),
})

/** A question without a title got one from its text. */
const titleOf = ({ question, title }: ImportItem): string | null => question?.title ?? title

/** Where a refused question is wrong; where any other begins. */
const lineOf = ({ verdict, line }: ImportItem): number =>
  verdict.kind === 'refused' ? (verdict.why[0]?.line ?? line) : line

const reasonOf = (problem: Problem) => ({
  code: problem.code,
  line: problem.line,
  column: problem.column,
  message: sentence(problem),
})
const sentence = ({ code, params }: Problem) => translator('en', 'questions')(PROBLEM_LABELS[code], { ...params })

function formatOf(file: string, wanted: string | undefined): FileFormat {
  const found = wanted === undefined ? formatByEnding(file) : FILE_FORMATS.find((format) => format === wanted)
  if (found) return found
  throw new Error(
    wanted === undefined
      ? `The format cannot be told by the name ${basename(file)}. Say --format ${FILE_FORMATS.join('|')}.`
      : `--format: there is ${FILE_FORMATS.join(', ')}.`,
  )
}
