import type { Question } from '../registry'

/**
 * The question with the ids of its parts given by their places, as a reader of files gives them, and the answers of a
 * matching in the order of the prompts. Formats of others keep no such ids, and learners never see them: two questions
 * with the same canonical parts ask and mark the same.
 */
export function canonicalParts(question: Question): Question {
  const { hints, ...rest } = question
  // No hints are said by an empty list or by none.
  const told = (hints?.length ? question : rest) as Question
  const ordered = told.type === 'matching' ? { ...told, answers: byFirstUse(told) } : withoutEmptyLength(told)
  const renamed = new Map<string, string>()
  const numbered = number(ordered, '', renamed) as Question
  return refer(numbered, renamed) as Question
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Options are o1, o2, …, items i1, …: the first letter of their list; the options of a gap g2 are g2-o1, …. */
function number(value: unknown, prefix: string, renamed: Map<string, string>): unknown {
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, list]) => {
      if (!Array.isArray(list)) return [key, number(list, prefix, renamed)]
      return [
        key,
        list.map((part, index) => {
          if (!isObject(part) || typeof part.id !== 'string') return number(part, prefix, renamed)
          const id = `${prefix}${key.slice(0, 1)}${index + 1}`
          renamed.set(part.id, id)
          return { ...(number(part, `${id}-`, renamed) as object), id }
        }),
      ]
    }),
  )
}

/** Places that name a part: the answer of a prompt, and the gaps in a stem. */
function refer(question: Question, renamed: ReadonlyMap<string, string>): Question {
  if (question.type === 'matching')
    return {
      ...question,
      prompts: question.prompts.map((prompt) => ({ ...prompt, answer: renamed.get(prompt.answer) ?? prompt.answer })),
    }
  if (question.type !== 'cloze') return question
  const text = question.stem.text.replace(/\[\[([a-z][a-z0-9-]{0,31})\]\]/g, (written, id: string) =>
    renamed.has(id) ? `[[${renamed.get(id)}]]` : written,
  )
  return { ...question, stem: { ...question.stem, text } }
}

type Matching = Extract<Question, { type: 'matching' }>

function byFirstUse({ prompts, answers }: Matching): Matching['answers'] {
  const placeOf = (id: string) => {
    const place = prompts.findIndex(({ answer }) => answer === id)
    return place < 0 ? prompts.length : place
  }
  return [...answers].sort((a, b) => placeOf(a.id) - placeOf(b.id))
}

/** An essay of any length says so by no length or by one without bounds. */
function withoutEmptyLength(question: Question): Question {
  if (question.type !== 'essay' || !question.length || Object.values(question.length).some(Boolean)) return question
  const { length: _length, ...rest } = question
  return rest
}
