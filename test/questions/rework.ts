import type { Question, QuestionResponse } from '../../app/areas/questions/registry'

/** The same question with another id for every part. */
export function renamed(question: Question, name: (id: string) => string): Question {
  const parts = <T extends { id: string }>(list: readonly T[]) => list.map((part) => ({ ...part, id: name(part.id) }))
  switch (question.type) {
    case 'single-choice':
    case 'multiple-response':
      return { ...question, options: parts(question.options) }
    case 'hotspot':
      return { ...question, regions: parts(question.regions) }
    case 'ordering':
      return { ...question, items: parts(question.items) }
    case 'matching':
      return {
        ...question,
        answers: parts(question.answers),
        prompts: parts(question.prompts).map((prompt) => ({ ...prompt, answer: name(prompt.answer) })),
      }
    case 'cloze':
      return {
        ...question,
        stem: {
          ...question.stem,
          text: question.stem.text.replace(/\[\[(g\d+)\]\]/g, (_, id: string) => `[[${name(id)}]]`),
        },
        gaps: parts(question.gaps).map((gap) =>
          gap.kind === 'choice' ? { ...gap, options: parts(gap.options) } : gap,
        ),
      }
    case 'practical':
      return { ...question, expects: parts(question.expects) }
    default:
      return question
  }
}

/** A response with another id for every part that it names. */
export function renamedResponse(
  question: Question,
  own: QuestionResponse,
  name: (id: string) => string,
): QuestionResponse {
  if ('choice' in own) return { choice: own.choice === null ? null : name(own.choice) }
  if ('choices' in own) return { choices: own.choices.map(name) }
  if ('order' in own) return { order: own.order.map(name) }
  if ('pairs' in own)
    return {
      pairs: Object.fromEntries(Object.entries(own.pairs).map(([prompt, answer]) => [name(prompt), name(answer)])),
    }
  if (question.type !== 'cloze' || !('gaps' in own)) return own
  const isChoice = (id: string) => question.gaps.some((gap) => gap.id === id && gap.kind === 'choice')
  return {
    gaps: Object.fromEntries(
      Object.entries(own.gaps).map(([id, value]) => [name(id), isChoice(id) ? name(value) : value]),
    ),
  }
}

/** The same question with its parts in the opposite order, where the order is not the key. */
export function reversed(question: Question): Question {
  switch (question.type) {
    case 'single-choice':
    case 'multiple-response':
      return { ...question, options: question.options.toReversed() }
    case 'hotspot':
      return { ...question, regions: question.regions.toReversed() }
    case 'matching':
      return { ...question, prompts: question.prompts.toReversed(), answers: question.answers.toReversed() }
    case 'cloze':
      return {
        ...question,
        gaps: question.gaps
          .map((gap) => (gap.kind === 'choice' ? { ...gap, options: gap.options.toReversed() } : gap))
          .toReversed(),
      }
    case 'practical':
      return { ...question, expects: question.expects.toReversed() }
    default:
      return question
  }
}

/** Puts a word into every field that a learner must not see. */
export function planted(original: Question, word: string): Question {
  const hidden = { format: 'plain', text: word } as const
  const question = {
    ...renamed(original, (id) => `canary-${id}`),
    title: word,
    tags: [word],
    externalId: word,
    generalFeedback: hidden,
    hints: [hidden],
  }
  const told = <T extends object>(parts: readonly T[]) => parts.map((part) => ({ ...part, feedback: hidden }))
  const rubric = {
    criteria: [
      {
        id: 'c',
        title: word,
        levels: [
          { id: 'a', title: word, fraction: '0/1' },
          { id: 'b', title: word, fraction: '1/1' },
        ],
      },
    ],
  }
  switch (question.type) {
    case 'single-choice':
    case 'multiple-response':
      return { ...question, options: told(question.options) }
    case 'hotspot':
      return { ...question, regions: told(question.regions) }
    case 'true-false':
      return { ...question, rightFeedback: hidden, wrongFeedback: hidden }
    case 'numeric':
      return { ...question, otherFeedback: hidden, answers: told(question.answers) }
    case 'short-answer':
      return { ...question, answers: told(question.answers).map((answer) => ({ ...answer, pattern: word })) }
    case 'matching':
      return { ...question, prompts: told(question.prompts) }
    case 'cloze':
      return {
        ...question,
        gaps: question.gaps.map((gap) => {
          if (gap.kind === 'choice') return { ...gap, options: told(gap.options) }
          if (gap.kind === 'number') return { ...gap, answers: told(gap.answers) }
          return { ...gap, answers: told(gap.answers).map((answer) => ({ ...answer, pattern: word })) }
        }),
      }
    case 'essay':
    case 'file-upload':
      return { ...question, guide: hidden, rubric }
    case 'practical':
      return {
        ...question,
        expects: [{ id: 'e', kind: 'request-header', name: 'x', equals: word }],
      }
    case 'ordering':
      return question
  }
}
