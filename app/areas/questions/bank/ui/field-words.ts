import type { Translator } from '~/i18n/types'
import type { Fields } from '../../editor/draft'
import type { DiffStep } from '../diff-questions'

/** Fields and parts of questions of every type, in the namespace `bank`. A law of the code: a new field is named here. */
const WORDS = {
  accept: 'fields.accept',
  alt: 'fields.alt',
  answer: 'fields.answer',
  answers: 'fields.answers',
  caseSensitive: 'fields.case-sensitive',
  criteria: 'fields.criteria',
  difficulty: 'fields.difficulty',
  factor: 'fields.factor',
  feedback: 'fields.feedback',
  fraction: 'fields.fraction',
  gaps: 'fields.gaps',
  generalFeedback: 'fields.general-feedback',
  guide: 'fields.guide',
  hints: 'fields.hints',
  image: 'fields.image',
  items: 'fields.items',
  kind: 'fields.kind',
  label: 'fields.label',
  lesson: 'fields.lesson',
  levels: 'fields.levels',
  list: 'fields.units',
  margin: 'fields.margin',
  marking: 'fields.marking',
  maxWords: 'fields.max-words',
  minWords: 'fields.min-words',
  most: 'fields.most',
  mostBytes: 'fields.most-bytes',
  mostFiles: 'fields.most-files',
  objective: 'fields.objective',
  options: 'fields.options',
  otherFeedback: 'fields.other-feedback',
  pattern: 'fields.pattern',
  product: 'fields.product',
  prompts: 'fields.prompts',
  regions: 'fields.regions',
  required: 'fields.required',
  rightFeedback: 'fields.right-feedback',
  rubric: 'fields.rubric',
  shape: 'fields.shape',
  stem: 'fields.stem',
  symbol: 'fields.symbol',
  tags: 'fields.tags',
  template: 'fields.template',
  text: 'fields.text',
  title: 'fields.title',
  tolerance: 'fields.tolerance',
  units: 'fields.units',
  value: 'fields.value',
  weight: 'fields.weight',
  wrongFeedback: 'fields.wrong-feedback',
} as const

const isKnown = (name: string): name is keyof typeof WORDS => Object.hasOwn(WORDS, name)

/** A field by its name in the stored question; one that is not known is said as it is stored. */
export const fieldWord = (t: Translator<'bank'>, name: string): string => (isKnown(name) ? t(WORDS[name]) : name)

/** “Options 2, Feedback”: where in the question a change is. */
export const pathWords = (t: Translator<'bank'>, path: readonly DiffStep[]): string =>
  path
    .map((step) =>
      'field' in step ? fieldWord(t, step.field) : t('diff.part', { list: fieldWord(t, step.list), place: step.place }),
    )
    .join(t('diff.comma'))

/** What a row of a list is called in the editor. */
const ROWS = {
  answers: 'editor.answer',
  criteria: 'editor.criterion',
  gaps: 'editor.gap',
  hints: 'editor.hint',
  items: 'editor.item',
  levels: 'editor.level',
  list: 'editor.unit',
  options: 'editor.option',
  prompts: 'editor.prompt',
  regions: 'editor.region',
} as const

/** Fields of the form that are called otherwise than in the stored question. */
const FORM_WORDS = { share: 'fields.fraction', picture: 'fields.image', externalId: 'editor.id' } as const

/** The field that makes a row: on the page it is called as the row is. */
const OWN_FIELDS: readonly string[] = ['text', 'label', 'pattern']

/** A field of the editor's form as the page calls it: `options.b.feedback.text` is “Option 2, Feedback”. */
export function formFieldWords(t: Translator<'bank'>, fields: Fields, name: string): string {
  const said: string[] = []
  const steps = name.replace(/(?<=.)\.text$/, '').split('.')
  let isRow = false
  for (const [index, step] of steps.entries()) {
    const place = fields.rows(steps.slice(0, index).join('.')).indexOf(step) + 1
    if (place > 0) said[said.length - 1] = rowWords(t, fields, steps.slice(0, index), place)
    else if (isRow && OWN_FIELDS.includes(step)) continue
    else if (step === 'answer' && isRow) said.push(t('editor.belongs-to'))
    else if (Object.hasOwn(FORM_WORDS, step)) said.push(t(FORM_WORDS[step as keyof typeof FORM_WORDS]))
    else said.push(fieldWord(t, step))
    isRow = place > 0
  }
  return said.join(t('diff.comma'))
}

function rowWords(t: Translator<'bank'>, fields: Fields, list: readonly string[], place: number): string {
  const name = list.at(-1) ?? ''
  const kind = fields.text([...list.slice(0, -1), 'kind'].join('.'))
  if (name === 'answers' && kind === 'choice') return t('editor.option', { place })
  if (Object.hasOwn(ROWS, name)) return t(ROWS[name as keyof typeof ROWS], { place })
  return t('diff.part', { list: fieldWord(t, name), place })
}
