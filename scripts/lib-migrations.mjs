import { createHash } from 'node:crypto'

/**
 * A released migration has run on databases that nobody here can see: it stays as it is. `frozen.json` holds the hash of
 * each, and new ones come after.
 * @param {Record<string, string>} frozen name of the migration → SHA-256 of its file
 * @param {{ name: string, text: string }[]} migrations as they are on the disk, sorted by name
 * @returns {string[]} what was broken, in words
 */
export function brokenFreezes(frozen, migrations) {
  const texts = new Map(migrations.map(({ name, text }) => [name, text]))
  const names = Object.keys(frozen)
  const last = names.at(-1) ?? ''
  return [
    ...names.filter((name) => !texts.has(name)).map((name) => `${name} was released and is gone`),
    ...names
      .filter((name) => texts.has(name) && hashOfMigration(texts.get(name)) !== frozen[name])
      .map((name) => `${name} was released and has changed: write a new migration instead`),
    ...migrations
      .filter(({ name }) => !(name in frozen) && name < last)
      .map(({ name }) => `${name} comes before ${last}, which was released`),
  ]
}

/** Line ends do not count: a checkout may change them. */
export const hashOfMigration = (text) => createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex')
