import { mean } from './moments'

export type CommonAnswer = { words: string; count: number; share: number; meanTotal: number; meanFraction: number }

/** Answers in the same words are one; what differs in capitals and spaces alone is the same. Most frequent first. */
export function commonAnswers(
  answers: readonly { words: string; total: number; fraction: number }[],
  most: number,
): CommonAnswer[] {
  const groups = new Map<string, { words: string; total: number; fraction: number }[]>()
  for (const answer of answers) {
    const key = answer.words.trim().toLowerCase().replace(/\s+/g, ' ')
    const group = groups.get(key)
    if (group) group.push(answer)
    else groups.set(key, [answer])
  }
  return [...groups.values()]
    .map((group) => ({
      words: group[0]?.words ?? '',
      count: group.length,
      share: group.length / answers.length,
      meanTotal: mean(group.map(({ total }) => total)),
      meanFraction: mean(group.map(({ fraction }) => fraction)),
    }))
    .sort((a, b) => b.count - a.count || (a.words < b.words ? -1 : 1))
    .slice(0, most)
}
