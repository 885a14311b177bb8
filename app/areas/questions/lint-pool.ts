import { equals, ONE, readRational } from '~/platform/rational'
import type { Finding } from './lint/finding'
import type { Question } from './registry'
import { plainWords } from './rich-text'

/** With fewer single choices than this, a pattern in their keys is chance. */
const FEWEST = 8

/** Findings that only show over a whole pool: patterns that let the key be guessed, and ids used twice. */
export const lintPool = (questions: readonly Question[]): Finding[] => [
  ...longestKeys(questions),
  ...repeatedIds(questions),
]

/**
 * The key is the longest option more often than twice what chance would give. Writers qualify the right answer and not
 * the wrong ones; test takers know it.
 */
function longestKeys(questions: readonly Question[]): Finding[] {
  const judged = questions.flatMap((question) => {
    if (question.type !== 'single-choice') return []
    const lengths = question.options.map((option) => plainWords(option.text).length)
    const keys = question.options.flatMap((option, index) =>
      equals(readRational(option.fraction), ONE) ? [index] : [],
    )
    const [key] = keys
    if (keys.length !== 1 || key === undefined) return []
    const others = Math.max(...lengths.filter((_length, index) => index !== key))
    return [{ isLongest: (lengths[key] ?? 0) > others, byChance: 1 / lengths.length }]
  })
  const count = judged.filter(({ isLongest }) => isLongest).length
  const expected = judged.reduce((total, { byChance }) => total + byChance, 0)
  if (judged.length < FEWEST || count <= 2 * expected) return []
  return [{ code: 'key-longest', params: { count, total: judged.length } }]
}

function repeatedIds(questions: readonly Question[]): Finding[] {
  const seen = new Map<string, number>()
  for (const { externalId } of questions) if (externalId) seen.set(externalId, (seen.get(externalId) ?? 0) + 1)
  return [...seen]
    .filter(([, count]) => count > 1)
    .map(([id, count]) => ({ code: 'duplicate-id', params: { id, count } }))
}
