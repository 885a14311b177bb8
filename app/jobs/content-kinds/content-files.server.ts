import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The folders in a folder, in the order of their names; none when it is not there. */
export const foldersIn = (path: string): string[] => entriesIn(path, (entry) => entry.isDirectory())

/** The files in a folder whose names end so, in the order of their names. */
export const filesIn = (path: string, ending: string): string[] =>
  entriesIn(path, (entry) => entry.isFile() && entry.name.endsWith(ending))

function entriesIn(path: string, wanted: (entry: import('node:fs').Dirent) => boolean): string[] {
  if (!existsSync(path)) return []
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && wanted(entry))
    .map((entry) => join(path, entry.name))
    .sort()
}
