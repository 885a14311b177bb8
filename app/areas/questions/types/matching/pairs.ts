import type { RichText } from '../../rich-text'
import type { Matching } from './schema'

/** A prompt with the words that answer it; one without a prompt is an answer more to choose from. */
export type Pair = { readonly prompt: RichText | null; readonly answer: RichText; readonly feedback?: RichText }

/**
 * Prompts get the ids p1, p2, …, answers a1, a2, … in the order of the pairs. Answers that read the same are one, as
 * Moodle has it: whoever chooses it cannot tell them apart.
 */
export function fromPairs(pairs: readonly Pair[]): Pick<Matching, 'prompts' | 'answers'> {
  const answers: Matching['answers'] = []
  const prompts: Matching['prompts'] = []
  const known = new Map<string, string>()
  for (const { prompt, answer, feedback } of pairs) {
    const words = `${answer.format} ${answer.text}`
    const id = known.get(words) ?? `a${answers.length + 1}`
    if (!known.has(words)) {
      known.set(words, id)
      answers.push({ id, text: answer })
    }
    if (prompt)
      prompts.push({ id: `p${prompts.length + 1}`, text: prompt, answer: id, ...(feedback ? { feedback } : {}) })
  }
  return { prompts, answers }
}

/** Every prompt with its answer, then the answers that belong to none. */
export function toPairs({ prompts, answers }: Pick<Matching, 'prompts' | 'answers'>): Pair[] {
  const textOf = new Map(answers.map(({ id, text }) => [id, text]))
  const asked = prompts.flatMap(({ text, answer, feedback }): Pair[] => {
    const found = textOf.get(answer)
    return found ? [{ prompt: text, answer: found, ...(feedback ? { feedback } : {}) }] : []
  })
  const used = new Set(prompts.map(({ answer }) => answer))
  const rest = answers.filter(({ id }) => !used.has(id))
  return [...asked, ...rest.map(({ text }) => ({ prompt: null, answer: text }))]
}
