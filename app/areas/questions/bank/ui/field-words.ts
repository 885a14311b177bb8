import type { Translator } from '~/i18n/types'
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

/** A field of the editor's form by its name: `options.b.text.text` is “Options 2, Text”. */
export function formFieldWords(
  t: Translator<'bank'>,
  rowsIn: (list: string) => readonly string[],
  name: string,
): string {
  const said: string[] = []
  const steps = name.split('.')
  for (const [index, step] of steps.entries()) {
    const list = steps.slice(0, index).join('.')
    const place = rowsIn(list).indexOf(step)
    if (place >= 0) said[said.length - 1] = t('diff.part', { list: said.at(-1) ?? '', place: place + 1 })
    else if (step === 'share') said.push(t('fields.fraction'))
    else if (step === 'picture') said.push(t('fields.image'))
    else if (step === 'externalId') said.push(t('editor.id'))
    else if (!(step === 'text' && index === steps.length - 1 && index > 0)) said.push(fieldWord(t, step))
  }
  return said.join(t('diff.comma'))
}
