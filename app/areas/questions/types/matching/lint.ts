import type { Finding } from '../../lint/finding'
import { comparableWords } from '../../lint/lint-options'
import type { Matching } from './schema'

/** Answers that read alike make a right choice wrong; prompts that read alike cannot be told apart. */
export function lintMatching({ prompts, answers }: Matching): Finding[] {
  const keys = new Set(prompts.map(({ answer }) => answer))
  const findings: Finding[] = []
  const seen = new Map<string, string>()
  for (const { id, text } of answers) {
    const words = comparableWords(text)
    const twin = seen.get(words)
    if (twin === undefined) {
      seen.set(words, id)
      continue
    }
    const code = keys.has(twin) !== keys.has(id) ? 'distractor-equals-key' : 'duplicate-options'
    findings.push({ code, part: id, params: { text: words.slice(0, 80) } })
  }
  const read = prompts.map(({ text }) => comparableWords(text))
  const repeated = prompts.find((_, index) => read.indexOf(read[index] ?? '') < index)
  if (repeated)
    findings.push({
      code: 'duplicate-prompts',
      part: repeated.id,
      params: { text: comparableWords(repeated.text).slice(0, 80) },
    })
  if (prompts.length > 1 && keys.size === 1) findings.push({ code: 'one-answer-for-all' })
  return findings
}
