import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { translator } from '~/i18n/translator.server'
import { type FileProblem, hasErrors, inFileOrder } from '~/platform/file-problem'
import { describeProblem } from '~/platform/mdx/content-problems'
import type { Compiler } from '~/platform/mdx/mdx.server'
import { readYaml } from '~/platform/yaml-file'
import { describeYamlProblem } from './describe-yaml-problem'
import { helpFileSchema, type ParsedHelp } from './help-page'

/** Reads the help pages of one language: `<slug>.mdx` with its `.yaml`. They show no media and ask no questions. */
export async function readHelpFolder(
  folder: string,
  compiler: Pick<Compiler, 'compile'>,
): Promise<{ help: ParsedHelp | null; problems: FileProblem[] }> {
  const locale = basename(folder)
  const problems: FileProblem[] = []
  const pages: ParsedHelp['pages'][number][] = []
  for (const name of readdirSync(folder)
    .filter((found) => found.endsWith('.mdx'))
    .sort()) {
    const slug = basename(name, '.mdx')
    const report = (file: string, place: { line: number; column: number }, message: string) =>
      problems.push({
        file: `help/${locale}/${file}`,
        line: place.line,
        column: place.column,
        severity: 'error',
        message,
      })
    const facts = readFacts(folder, slug, report)
    const compiled = await compiler.compile({
      source: readFileSync(join(folder, name), 'utf8'),
      trust: 'operator',
      media: {},
      checks: [],
    })
    if (!compiled.ok)
      for (const problem of compiled.problems)
        report(name, problem, describeProblem(translator('en', 'content'), problem))
    if (!facts || !compiled.ok) continue
    const { code, hash, toc, text } = compiled.lesson
    pages.push({ slug, ...facts, toc, moduleHash: hash, code, text })
  }
  pages.sort((a, b) => a.order - b.order || (a.slug < b.slug ? -1 : 1))
  return { help: hasErrors(problems) ? null : { locale, pages }, problems: inFileOrder(problems) }
}

type Report = (file: string, place: { line: number; column: number }, message: string) => void

function readFacts(folder: string, slug: string, report: Report) {
  const t = translator('en', 'catalogue')
  const name = `${slug}.yaml`
  if (!existsSync(join(folder, name))) {
    report(name, { line: 1, column: 1 }, t('files.missing', { file: name }))
    return null
  }
  const file = readYaml(readFileSync(join(folder, name), 'utf8'), helpFileSchema)
  if (file.ok) return file.value
  for (const problem of file.problems) report(name, problem, describeYamlProblem(t, problem))
  return null
}
