import { diffSequences } from '~/platform/diff-sequences'

/** A stretch of a text: in both, only in the newer, or only in the older. */
export type DiffPart = { kind: 'same' | 'added' | 'removed'; text: string }

/**
 * The difference of two texts, word by word. The parts that are not `added` are the older text, those that are not
 * `removed` the newer one.
 */
export const diffWords = (before: string, after: string): DiffPart[] =>
  diffSequences(wordsIn(before), wordsIn(after)).map(({ kind, items }) => ({ kind, text: items.join('') }))

/** Words, and what stands between them, each for itself: nothing is lost when they are joined. */
const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}_]+|\s+|[^\p{L}\p{N}\p{M}_\s]/gu) ?? []
