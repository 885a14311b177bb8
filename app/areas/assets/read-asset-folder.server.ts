import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { translator } from '~/i18n/translator.server'
import { type FileProblem, hasErrors, inFileOrder } from '~/platform/file-problem'
import { sha256Hex } from '~/platform/hash.server'
import { mediaTypeOf } from '~/platform/media-type'
import { readYaml, type YamlProblem } from '~/platform/yaml-file'
import { folderFileSchema, type ParsedAssetFolder } from './asset-folder'

const LARGEST_FILE = 200 * 1024 * 1024

/** Reads one folder of assets: `folder.yaml` and the files beside it. */
export function readAssetFolder(
  folder: string,
  words: (problem: YamlProblem) => string,
): { folder: ParsedAssetFolder | null; problems: FileProblem[] } {
  const t = translator('en', 'assets')
  const slug = basename(folder)
  const problems: FileProblem[] = []
  const report = (name: string, place: { line: number; column: number }, message: string) =>
    problems.push({
      file: `assets/${slug}/${name}`,
      line: place.line,
      column: place.column,
      severity: 'error',
      message,
    })
  const start = { line: 1, column: 1 }
  if (!existsSync(join(folder, 'folder.yaml'))) {
    report('folder.yaml', start, t('files.folder-without-facts'))
    return { folder: null, problems }
  }
  const facts = readYaml(readFileSync(join(folder, 'folder.yaml'), 'utf8'), folderFileSchema)
  if (!facts.ok) for (const problem of facts.problems) report('folder.yaml', problem, words(problem))

  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && entry.name !== 'folder.yaml')
    .map((entry) => entry.name)
    .sort()
  const files = names.map((name) => {
    const bytes = readFileSync(join(folder, name))
    if (bytes.length > LARGEST_FILE) report(name, start, t('files.too-large', { limit: LARGEST_FILE / 1024 / 1024 }))
    if (bytes.length === 0) report(name, start, t('files.empty'))
    return { name, sha256: sha256Hex(bytes), mediaType: mediaTypeOf(name), size: bytes.length, bytes }
  })
  if (!facts.ok || hasErrors(problems)) return { folder: null, problems: inFileOrder(problems) }
  const { title, summary, requires } = facts.value
  return { folder: { slug, title, summary, requiresBenefit: requires?.benefit ?? null, files }, problems }
}
