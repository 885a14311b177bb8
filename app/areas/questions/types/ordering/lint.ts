import type { Finding } from '../../lint/finding'
import { comparableWords } from '../../lint/lint-options'
import type { Ordering } from './schema'

/** Items that read alike cannot be put in order; two items are a coin to toss. */
export function lintOrdering({ items }: Ordering): Finding[] {
  const read = items.map(({ text }) => comparableWords(text))
  const twin = items.find((_, index) => read.indexOf(read[index] ?? '') < index)
  return [
    ...(twin
      ? [
          {
            code: 'duplicate-options',
            part: twin.id,
            params: { text: comparableWords(twin.text).slice(0, 80) },
          } as const,
        ]
      : []),
    ...(items.length < 3 ? [{ code: 'few-items' } as const] : []),
  ]
}
