/** One change of one answer that the server has not acknowledged yet. */
export type Entry = {
  attempt: string
  item: string
  /** grows with every change of the attempt; the server keeps the highest */
  sequence: number
  /** the highest number that the server had for this item when the change was made */
  base: number
  /** the name under which this tab wrote it */
  holder: string
  response: unknown
  flagged: boolean
  /** how sure the person says they are, 1 to 3; absent in what an older page left */
  certainty?: number | null
}

type Known = { holder: string; nextSequence: number; items: ReadonlyMap<string, number> }

export type Replay = {
  /** to be sent, numbered so that they count */
  send: Entry[]
  /** no longer needed as they are: acknowledged, renumbered or left out */
  forget: Entry[]
  /** left out, because a newer answer was saved from elsewhere */
  outdated: Entry[]
  nextSequence: number
}

/** Of several changes of an item only the last counts. In the order of their numbers. */
export function newestOf(entries: readonly Entry[]): Entry[] {
  const newest = new Map<string, Entry>()
  for (const entry of entries) {
    const other = newest.get(entry.item)
    if (!other || entry.sequence > other.sequence) newest.set(entry.item, entry)
  }
  return [...newest.values()].sort((a, b) => a.sequence - b.sequence)
}

/** What stays when the server has acknowledged a change: everything newer than it. */
export const withoutAcknowledged = (
  entries: readonly Entry[],
  acknowledged: readonly { item: string; sequence: number }[],
): Entry[] =>
  entries.filter(
    (entry) => !acknowledged.some(({ item, sequence }) => item === entry.item && entry.sequence <= sequence),
  )

/**
 * What to do with changes that an earlier page left in this browser. Those of the same holder are sent as they are.
 * Those of a holder that was taken over since are sent under new numbers where nobody has answered the question
 * meanwhile; where somebody has, the newer answer stands.
 */
export function planReplay(entries: readonly Entry[], server: Known): Replay {
  const kept = newestOf(entries)
  let nextSequence = Math.max(server.nextSequence, ...kept.map(({ sequence }) => sequence + 1))
  const send: Entry[] = []
  const outdated: Entry[] = []
  for (const entry of kept) {
    const saved = server.items.get(entry.item)
    if (saved === undefined) continue
    if (entry.holder === server.holder) {
      if (saved < entry.sequence) send.push(entry)
      continue
    }
    const isOwn = entries.some(({ item, sequence }) => item === entry.item && sequence === saved)
    if (saved > entry.base && !isOwn) outdated.push(entry)
    else if (saved !== entry.sequence)
      send.push({ ...entry, sequence: nextSequence++, base: saved, holder: server.holder })
  }
  return { send, outdated, forget: entries.filter((entry) => !send.includes(entry)), nextSequence }
}
