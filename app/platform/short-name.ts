/** Longer names are cut between words. */
const LONGEST = 40

/**
 * A short name made of the words of a title that can stand in an address: “Webhooks, advanced” is `webhooks-advanced`.
 * Empty when no word can.
 */
export function shortNameFrom(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .match(/[a-z0-9]+/g)
  let name = ''
  for (const word of words ?? []) {
    const longer = name ? `${name}-${word}` : word
    if (longer.length > LONGEST) break
    name = longer
  }
  return name
}
