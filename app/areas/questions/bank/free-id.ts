/** Longer names are cut between words. */
const LONGEST = 40

/**
 * An id for a question that comes without one, made of the words of its title that can stand in an address, and
 * numbered until nobody has it.
 */
export function freeId(title: string, taken: ReadonlySet<string>): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .match(/[a-z0-9]+/g)
  const name = (words ?? [])
    .reduce((id, word) => (`${id}-${word}`.length > LONGEST ? id : `${id}-${word}`), '')
    .slice(1)
  const base = name || 'question'
  let id = base
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`
  return id
}
