import { atOnce } from '~/platform/at-once'

/** What tells questions apart, of one that comes in or one that the pool has. */
export type Known = {
  readonly id: string
  readonly externalId: string
  readonly hash: string
  readonly stem: string
  readonly words: string
}
export type Incoming = Omit<Known, 'id' | 'externalId'> & { readonly externalId: string | null; readonly line: number }

/**
 * What an incoming question resembles, the surest first: a question of the pool that says the same to the last part,
 * that has its id, its stem, or nearly its words; or one above it in the file.
 */
export type Alike =
  | { readonly kind: 'same' | 'id' | 'text' | 'near'; readonly questionId: string }
  | { readonly kind: 'in-file'; readonly line: number }

/** Two texts are nearly the same when they share this much of their pairs of neighbouring words. */
const NEAR = 0.8
/** Below this many words a likeness is chance. */
const FEWEST_WORDS = 6

/** One answer for each incoming question, null for one that resembles none. */
export const findAlike = (incoming: readonly Incoming[], pool: readonly Known[]): (Alike | null)[] =>
  atOnce(compareAll(incoming, pool))

/** The same in turns of a question each. */
export function* compareAll(incoming: readonly Incoming[], pool: readonly Known[]): Generator<void, (Alike | null)[]> {
  const byHash = indexBy(pool, ({ hash }) => hash)
  const byId = indexBy(pool, ({ externalId }) => externalId)
  const byStem = indexBy(pool, ({ stem }) => stem)
  const near = yield* createNearness(pool)
  const linesByHash = new Map<string, number>()
  const linesById = new Map<string, number>()
  const answerTo = (one: Incoming): Alike | null => {
    const above = linesByHash.get(one.hash) ?? (one.externalId ? linesById.get(one.externalId) : undefined)
    if (!linesByHash.has(one.hash)) linesByHash.set(one.hash, one.line)
    if (one.externalId && !linesById.has(one.externalId)) linesById.set(one.externalId, one.line)
    if (above !== undefined) return { kind: 'in-file', line: above }
    const same = byHash.get(one.hash)
    if (same && (one.externalId === null || one.externalId === same.externalId))
      return { kind: 'same', questionId: same.id }
    const named = one.externalId === null ? undefined : byId.get(one.externalId)
    if (named) return { kind: 'id', questionId: named.id }
    if (same) return { kind: 'same', questionId: same.id }
    const asked = one.stem === '' ? undefined : byStem.get(one.stem)
    if (asked) return { kind: 'text', questionId: asked.id }
    const close = near(one.words)
    return close ? { kind: 'near', questionId: close.id } : null
  }
  const answers: (Alike | null)[] = []
  for (const one of incoming) {
    answers.push(answerTo(one))
    yield
  }
  return answers
}

function indexBy(pool: readonly Known[], keyOf: (known: Known) => string): Map<string, Known> {
  const index = new Map<string, Known>()
  for (const known of pool) if (!index.has(keyOf(known))) index.set(keyOf(known), known)
  return index
}

/** Finds the question that shares the most pairs of words, by what each pair occurs in rather than one by one. */
function* createNearness(pool: readonly Known[]): Generator<void, (words: string) => Known | null> {
  const sets: Set<string>[] = []
  const places = new Map<string, number[]>()
  for (const [place, { words }] of pool.entries()) {
    const pairs = pairsOf(words)
    sets.push(pairs)
    for (const pair of pairs) {
      const known = places.get(pair)
      if (known) known.push(place)
      else places.set(pair, [place])
    }
    yield
  }
  return (words) => {
    const pairs = pairsOf(words)
    if (pairs.size < FEWEST_WORDS - 1) return null
    const shared = new Map<number, number>()
    for (const pair of pairs)
      for (const place of places.get(pair) ?? []) shared.set(place, (shared.get(place) ?? 0) + 1)
    let best: { known: Known; likeness: number } | null = null
    for (const [place, count] of shared) {
      const [known, other] = [pool[place], sets[place]]
      if (!known || !other) continue
      const likeness = count / (pairs.size + other.size - count)
      if (likeness >= NEAR && (best === null || likeness > best.likeness)) best = { known, likeness }
    }
    return best?.known ?? null
  }
}

function pairsOf(words: string): Set<string> {
  const list = words.split(' ')
  return new Set(list.slice(1).map((word, index) => `${list[index]} ${word}`))
}
