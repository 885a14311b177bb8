import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { describeProblem } from '~/areas/tiers/describe/problem'
import type { Fact } from '~/areas/tiers/facts/facts'
import { readFacts, readMoment } from '~/areas/tiers/facts/read-facts'
import type { Programme } from '~/areas/tiers/language/programme'
import { parseProgramme } from '~/areas/tiers/parse/parse-programme'
import type { Problem } from '~/areas/tiers/parse/problem'
import type { RulePositions } from '~/areas/tiers/parse/read-rule'
import { groupBy } from '~/platform/group-by'
import { textOfInput } from '../input'
import { UsageError } from '../usage-error'
import { catalogueBeside, type OfferedByCatalogue } from './catalogue'
import { factFileText, factProblemText } from './fact-problem-words'
import { sayer } from './speech'

/** A file of rules as it was read. */
export type RuleFile = {
  readonly file: string
  readonly source: string
  readonly catalogue: OfferedByCatalogue | null
  readonly parsed:
    | { readonly ok: true; readonly programme: Programme; readonly positions: RulePositions }
    | { readonly ok: false; readonly problems: readonly Problem[] }
}

/** Every file named, and the files of tier rules in each folder named. @throws UsageError when there is none */
export function ruleFilesAt(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`)
    if (!statSync(path).isDirectory()) return [path]
    const found = readdirSync(path, { recursive: true })
      .map((name) => join(path, String(name)))
      .filter((name) => /\.ya?ml$/.test(name) && looksLikeRules(readFileSync(name, 'utf8')))
      .sort()
    if (found.length === 0) throw new UsageError(`There are no files of tier rules in ${path}.`)
    return found
  })
}

/** Other YAML files have other keys at their beginning of lines. */
const looksLikeRules = (text: string): boolean => /^track:/m.test(text) && /^tiers:/m.test(text)

/** Reads a file of rules; `<track>/<day>.yaml` must say of itself what its place says. @throws UsageError */
export function readRuleFile(file: string, given: OfferedByCatalogue | null = null): RuleFile {
  const source = textOf(file)
  const catalogue = given ?? catalogueBeside(file)
  const effective = basename(file, extname(file))
  const isInPlace = /^\d{4}-\d{2}-\d{2}$/.test(effective)
  const parsed = parseProgramme(source, {
    certifications: catalogue?.known ?? [],
    ...(isInPlace && { expect: { track: basename(dirname(resolve(file))), effective } }),
  })
  return { file, source, catalogue, parsed }
}

/** The rules of a file that must be well made. @throws UsageError with every problem and its line */
export function readProgramme(file: string, catalogue: OfferedByCatalogue | null = null) {
  const read = readRuleFile(file, catalogue)
  if (read.parsed.ok) return { programme: read.parsed.programme, catalogue: read.catalogue }
  const say = sayer(read.catalogue)
  const lines = read.parsed.problems.map(
    (problem) => `${file}:${problem.line}:${problem.column} ${say(describeProblem(problem))}`,
  )
  throw new UsageError(`The rules cannot be read.\n${lines.join('\n')}`)
}

/** Problems of a file that are told at most: one of another kind has one on every line. */
const TOLD = 20

/**
 * `--facts`: JSON or CSV; `-` is the input. Fields of records are read as the rules declare them.
 * @throws UsageError with each problem’s line
 */
export async function readFactsFile(file: string, programme?: Programme): Promise<readonly Fact[]> {
  const text = file === '-' ? await textOfInput() : textOf(file)
  const read = readFacts(text, { ...(programme && { programme }) })
  if (read.file) throw new UsageError(`${file}: ${factFileText(read.file)}`)
  if (read.problems.length === 0) return read.facts
  const lines = read.problems.slice(0, TOLD).map((problem) => `${file}:${problem.line}: ${factProblemText(problem)}`)
  throw new UsageError(`The facts cannot be read.\n${lines.join('\n')}`)
}

/** @throws UsageError with what the parser says */
export function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** @throws UsageError when there is no such file */
export function textOf(file: string): string {
  if (!existsSync(file) || statSync(file).isDirectory()) throw new UsageError(`There is no file ${file}.`)
  return readFileSync(file, 'utf8')
}

/** An option that is a day or a moment in UTC, in epoch ms. @throws UsageError */
export function momentOption(name: string, text: string): number {
  const at = readMoment(text)
  if (at === null)
    throw new UsageError(
      `--${name}: “${text}” is not a day such as 2026-06-01, or a moment such as 2026-06-01T09:00:00Z.`,
    )
  return at
}

/** A whole number of an option. @throws UsageError */
export function wholeOption(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value
  throw new UsageError(`--${name}: a whole number from ${least} to ${most}.`)
}

/** Facts by partner, of all or of the one that is asked about. @throws UsageError when there are none */
export function byPartner(facts: readonly Fact[], asked?: string): Map<string, readonly Fact[]> {
  const own = groupBy(facts, ({ partnerId }) => partnerId)
  const ids = [...own.keys()].sort()
  if (asked !== undefined && !ids.includes(asked))
    throw new UsageError(
      `--partner: there are no facts about ${asked}; there are of ${ids.slice(0, 10).join(', ') || 'nobody'}.`,
    )
  const wanted = asked === undefined ? ids : [asked]
  return new Map(wanted.map((id) => [id, own.get(id) ?? []]))
}

/** The tier with this name. @throws UsageError naming those that there are */
export function tierOption(programme: Programme, slug: string): string {
  if (programme.tiers.some((tier) => tier.slug === slug)) return slug
  const names = programme.tiers.map((tier) => tier.slug).join(', ')
  throw new UsageError(`--to: the rules have no tier ${slug}; there are ${names || 'none'}.`)
}
