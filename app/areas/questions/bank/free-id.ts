import { shortNameFrom } from '~/platform/short-name'

/**
 * An id for a question that comes without one, made of the words of its title that can stand in an address, and
 * numbered until nobody has it.
 */
export function freeId(title: string, taken: ReadonlySet<string>): string {
  const base = shortNameFrom(title) || 'question'
  let id = base
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`
  return id
}
