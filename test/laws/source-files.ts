import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/** A file as the laws see it; `path` is relative to the repository's root. */
export type Source = { path: string; text: string }

export const repository = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** The files below these folders whose path matches. */
export function sourcesIn(folders: readonly string[], matching: RegExp): Source[] {
  return folders.flatMap((folder) =>
    filesBelow(folder)
      .filter((path) => matching.test(path))
      .map((path) => ({ path, text: readFileSync(join(repository, path), 'utf8') })),
  )
}

export function filesBelow(folder: string): string[] {
  let entries: import('node:fs').Dirent[]
  try {
    entries = readdirSync(join(repository, folder), { withFileTypes: true })
  } catch {
    return []
  }
  return entries
    .filter((entry) => !SKIPPED.has(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort()
}

/** `app/x.tsx:12 what is wrong`, so that an editor opens the place. */
export function findingAt({ path, text }: Source, index: number, what: string): string {
  return `${path}:${text.slice(0, index).split('\n').length} ${what}`
}

export function parse({ path, text }: Source): ts.SourceFile {
  return ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

/** Text in the language of a stylesheet or of code, with comments blanked out and every position kept. */
export function withoutBlockComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
}

const SKIPPED = new Set(['node_modules', 'build', 'data', '.git', '.cache'])
