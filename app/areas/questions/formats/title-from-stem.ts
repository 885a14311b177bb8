const LONGEST_TITLE = 80

/** A title for a question that has none: the beginning of its stem, cut between words. */
export function titleFromStem(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  if (line.length <= LONGEST_TITLE) return line
  const cut = line.slice(0, LONGEST_TITLE - 1)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_TITLE / 2)).trimEnd()}…`
}
