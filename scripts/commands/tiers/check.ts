import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import { describeFinding } from '~/areas/tiers/describe/finding'
import { describeProblem } from '~/areas/tiers/describe/problem'
import type { Fact } from '~/areas/tiers/facts/facts'
import { formatProgramme } from '~/areas/tiers/format/format-programme'
import type { Programme } from '~/areas/tiers/language/programme'
import { factFindings } from '~/areas/tiers/lint/fact-findings'
import { lintProgramme } from '~/areas/tiers/lint/lint-programme'
import { located } from '~/areas/tiers/lint/locate'
import { compileProgramme } from '~/areas/tiers/parse/parse-programme'
import { sha256Hex } from '~/platform/hash.server'
import { readCatalogue } from './catalogue'
import { momentOption, type RuleFile, readFactsFile, readRuleFile, ruleFilesAt } from './read-inputs'
import { sayer } from './speech'

const HELP = `
Says what is wrong with files of tier rules, with lines: what cannot be read (an error), and what can be read but not be
meant (rules that are never met, tiers nobody reaches, rates that miss their cap, versions in each other's way). An error
there can never work as written; a warning is most likely a slip; a hint is worth a look.

Certifications are those of the file and of the folder "certifications" beside it or above it. Exit code: 0 without errors,
1 with one, with --strict also for warnings, 2 for a wrong argument.

Examples:
  rung tiers check content/programme
  rung tiers check --strict --json content/programme/reseller/2026-07-01.yaml
  rung tiers check --published released/programme content/programme
`

export function addCheck(tiers: Command): void {
  tiers
    .command('check')
    .description('what is wrong with files of tier rules, with lines')
    .argument('<files...>', 'files, or folders of them')
    .option('--json', 'print JSON')
    .option('--strict', 'warnings, too, end with the exit code 1')
    .option('--format', 'rewrite each file that can be read as all of them are written')
    .option('--certifications <path>', 'a folder of certification files, or a YAML file with hours')
    .option('--facts <file>', 'JSON or CSV; says what in them counts as nothing')
    .option('--published <path>', 'rules as they were published; a version must not change a day that has come')
    .option('--today <day>', 'the day that is meant by that; today')
    .addHelpText('after', HELP)
    .action(check)
}

type Options = {
  json?: boolean
  strict?: boolean
  format?: boolean
  certifications?: string
  facts?: string
  published?: string
  today?: string
}

type Told = {
  line: number
  column: number
  severity: 'error' | 'warning' | 'hint'
  code: string
  path: string | null
  message: string
}

async function check(paths: string[], options: Options): Promise<void> {
  const catalogue = options.certifications === undefined ? null : readCatalogue(options.certifications)
  const facts = options.facts === undefined ? [] : await readFactsFile(options.facts)
  const files = ruleFilesAt(paths).map((file) => readRuleFile(file, catalogue))
  const published =
    options.published === undefined
      ? []
      : programmesOf(ruleFilesAt([options.published]).map((file) => readRuleFile(file, catalogue)))
  const now = options.today === undefined ? Date.now() : momentOption('today', options.today)
  const today = new Date(now).toISOString().slice(0, 10)
  const checked = files.map((file) => ({ ...resultOf(file), told: toldOf(file, { files, facts, published, today }) }))
  if (options.format) for (const file of files) rewrite(file)
  if (options.json)
    console.log(
      JSON.stringify(
        checked.map(({ told, ...rest }) => ({ ...rest, findings: told })),
        null,
        2,
      ),
    )
  else print(checked)
  const worst = options.strict ? ['error', 'warning'] : ['error']
  if (checked.some(({ told }) => told.some(({ severity }) => worst.includes(severity)))) process.exitCode = 1
}

const programmesOf = (files: readonly RuleFile[]): Programme[] =>
  files.flatMap(({ parsed }) => (parsed.ok ? [parsed.programme] : []))

function resultOf({ file, parsed }: RuleFile) {
  if (!parsed.ok) return { file, isRead: false, track: null, effective: null, hash: null }
  const { track, effective } = parsed.programme
  return { file, isRead: true, track, effective, hash: sha256Hex(compileProgramme(parsed.programme)) }
}

function toldOf(
  of: RuleFile,
  around: { files: readonly RuleFile[]; facts: readonly Fact[]; published: readonly Programme[]; today: string },
): Told[] {
  const say = sayer(of.catalogue)
  const { parsed, source } = of
  if (!parsed.ok)
    return parsed.problems.map((problem) => ({
      ...{ line: problem.line, column: problem.column, severity: 'error', code: problem.code, path: null },
      message: say(describeProblem(problem)),
    }))
  const { programme, positions } = parsed
  const others = programmesOf(around.files.filter((file) => file !== of))
  const findings = lintProgramme(programme, {
    ...(of.catalogue && { offered: of.catalogue.offered }),
    versions: { others, published: around.published, today: around.today },
  })
  return located([...findings, ...factFindings(programme, around.facts)], source, positions).map((one) => ({
    ...{ line: one.line ?? 1, column: one.column ?? 1, severity: one.severity, code: one.code, path: one.path },
    message: say(describeFinding(one)),
  }))
}

function rewrite({ file, source }: RuleFile): void {
  const formatted = formatProgramme(source)
  if (formatted !== null && formatted !== source) writeFileSync(file, formatted)
}

function print(checked: readonly { file: string; told: readonly Told[] }[]): void {
  const all = checked.flatMap(({ file, told }) => told.map((one) => ({ file, ...one })))
  for (const { file, line, column, severity, message } of all)
    console.log(`${file}:${line}:${column} ${severity === 'error' ? '' : `${severity}: `}${message}`)
  const counted = (['error', 'warning', 'hint'] as const).flatMap((severity) => {
    const count = all.filter((one) => one.severity === severity).length
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`]
  })
  const files = `${checked.length} ${checked.length === 1 ? 'file' : 'files'}`
  console.log(`${files}: ${counted.length === 0 ? 'nothing to say.' : `${counted.join(', ')}.`}`)
}
