import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './lib-steps.mjs'

/**
 * One hash over the names and bytes of these files and folders (paths from the repository's root; missing ones count
 * as missing). `keep` says which files matter.
 */
export function hashOf(paths, keep = () => true) {
  const hash = createHash('sha256')
  for (const path of paths) {
    for (const file of filesUnder(path).filter(keep))
      hash
        .update(`${file}\0`)
        .update(readFileSync(join(root, file)))
        .update('\0')
  }
  return hash.digest('hex')
}

export function hasStamp(file, value) {
  return existsSync(file) && readFileSync(file, 'utf8') === value
}

export function writeStamp(file, value) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, value)
}

function filesUnder(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return [path]
  return readdirSync(full, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(join(path, entry.name)))
}
