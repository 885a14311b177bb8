import { MODULES, type Question, type QuestionType, questionSchema } from '~/areas/questions/registry'
import type { Kind, Secrets } from './secrets'

/** The types that an exam may draw, in the registry's order. */
export const DELIVERED: readonly QuestionType[] = MODULES.filter(({ isDeliverable }) => isDeliverable).map(
  ({ type }) => type,
)

/** Stands in every stem: whoever searches for it finds questions, if questions can be found. */
export const SEARCHED = 'Quillfeather'

/**
 * A question that has a secret in every field that can hold one, all under one name.
 * @param of.picture the hash of a stored picture, 400 × 200
 * @param of.objective what a blueprint draws it by
 */
export function secretQuestion(
  secrets: Secrets,
  type: QuestionType,
  of: { name: string; objective: string; picture: string },
): Question {
  const word = (kind: Kind, what: string) => secrets.word(kind, of.name, what)
  const text = (kind: Kind, what: string) => ({ format: 'plain' as const, text: `Said: ${word(kind, what)}` })
  return questionSchema.parse({
    v: 1,
    type,
    title: word('about', 'title'),
    ...(type === 'cloze' ? {} : { stem: { format: 'plain', text: `${SEARCHED} asks ${word('asked', 'stem')}` } }),
    generalFeedback: text('explanation', 'general feedback'),
    hints: [text('first-hint', 'first hint'), text('second-hint', 'second hint')],
    objective: of.objective,
    difficulty: 'easy',
    lesson: `${word('lesson', 'course')}/${word('lesson', 'lesson')}`,
    product: word('about', 'product'),
    tags: [word('about', 'tag')],
    externalId: word('id', 'external id'),
    ...bodies({ secrets, ...of, word, text })[type](),
  })
}

type Making = {
  secrets: Secrets
  name: string
  picture: string
  word: (kind: Kind, what: string) => string
  text: (kind: Kind, what: string) => { format: 'plain'; text: string }
}

/** Parts are named by what they are: `right`, `part` (a part of the points) and `wrong`. */
function bodies(making: Making): Record<QuestionType, () => object> {
  const { secrets, name, picture, word, text } = making
  const share = (what: string) => secrets.share('key', name, what)
  const number = (what: string) => secrets.number('key', name, what)
  const feedback = (what: string) => text('feedback', `feedback to ${what}`)
  const option = (what: string, fraction: string) => ({
    id: word('id', `id of ${what}`),
    text: text('asked', `words of ${what}`),
    fraction,
    feedback: feedback(what),
  })
  const options = () => [option('right', '1/1'), option('part', share('share of part')), option('wrong', '0/1')]
  const pattern = () => ({ pattern: word('key', 'pattern'), fraction: '1/1', feedback: feedback('right') })
  const value = () => ({
    value: number('value'),
    margin: `0.${number('margin')}`,
    fraction: '1/1',
    feedback: feedback('right'),
  })
  const part = (what: string) => ({ id: word('id', `id of ${what}`), text: text('asked', `words of ${what}`) })
  const region = (what: string, fraction: string, x: number) => ({
    id: word('id', `id of ${what}`),
    shape: { kind: 'rect', x, y: 10, width: 80, height: 120 },
    label: word('asked', `label of ${what}`),
    fraction,
    feedback: feedback(what),
  })
  const level = (what: string, fraction: string) => ({
    id: word('id', `id of level ${what}`),
    title: word('marking', `level ${what}`),
    fraction,
  })
  const byPeople = () => ({
    guide: text('marking', 'guide'),
    rubric: {
      criteria: [
        {
          id: word('id', 'id of criterion'),
          title: word('marking', 'criterion'),
          levels: [level('none', '0/1'), level('full', '1/1')],
        },
      ],
    },
  })
  return {
    'single-choice': () => ({ options: options() }),
    'multiple-response': () => ({ marking: 'weighted', options: options() }),
    'true-false': () => ({ answer: true, rightFeedback: feedback('true'), wrongFeedback: feedback('false') }),
    numeric: () => ({
      tolerance: 'nominal',
      answers: [value()],
      otherFeedback: feedback('another number'),
      units: { required: false, list: [{ symbol: word('asked', 'unit'), factor: number('factor') }] },
    }),
    'short-answer': () => ({ caseSensitive: false, answers: [pattern()] }),
    matching: () => {
      const answers = ['first answer', 'second answer', 'answer of none'].map(part)
      const prompts = ['first prompt', 'second prompt'].map((what, index) => ({
        ...part(what),
        answer: answers[index]?.id,
        feedback: feedback(what),
      }))
      return { marking: 'per-pair', prompts, answers }
    },
    ordering: () => ({ marking: 'all-or-nothing', items: ['first', 'second', 'third', 'fourth'].map(part) }),
    cloze: () => {
      const gaps = ['choice', 'text', 'number'].map((kind) => ({
        kind,
        id: word('id', `id of gap ${kind}`),
        weight: 1,
      }))
      const choice = (what: string, fraction: string) => ({
        ...{ id: word('id', `id of ${what}`), text: word('asked', what), fraction },
        feedback: feedback(what),
      })
      const of: Record<string, object> = {
        choice: { options: [choice('right choice', '1/1'), choice('wrong choice', '0/1')] },
        text: { caseSensitive: false, answers: [pattern()] },
        number: { tolerance: 'nominal', answers: [value()] },
      }
      const places = gaps.map(({ id }) => `[[${id}]]`).join(' and ')
      return {
        stem: { format: 'plain', text: `${SEARCHED} asks ${word('asked', 'text')}: ${places}.` },
        gaps: gaps.map((gap) => ({ ...gap, ...of[gap.kind] })),
      }
    },
    hotspot: () => ({
      image: { sha256: picture, mediaType: 'image/png', width: 400, height: 200, alt: word('asked', 'picture') },
      marking: 'weighted',
      most: 2,
      regions: [region('right', '1/1', 10), region('part', share('share of part'), 150), region('wrong', '0/1', 290)],
    }),
    essay: () => ({ template: `Begin: ${word('asked', 'template')}`, ...byPeople() }),
    'file-upload': () => ({ accept: ['txt'], mostFiles: 2, mostBytes: 2_000, ...byPeople() }),
    practical: () => ({
      operation: word('asked', 'operation'),
      expects: [{ id: word('id', 'id of expectation'), kind: 'path', equals: word('key', 'path') }],
    }),
  }
}
