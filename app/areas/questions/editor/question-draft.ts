import { TRIAL_TAG } from '../pool'
import { type Question, type QuestionType, questionSchema } from '../registry'
import { plainWords } from '../rich-text'
import { type Draft, type DraftField, type Fields, fieldsOf, placeKey, rowsOf } from './draft'
import { type DraftProblem, problemsOf } from './draft-problems'
import { editOf } from './edits'
import { readLine, readRich, writeRich } from './type-edit'

/** Tags that say something to files are no words of an author: the form carries them along. */
const isForFiles = (tag: string): boolean => tag === TRIAL_TAG
/** Words of the question that stand in for a title, as far as they fit. */
const LONGEST_MADE_TITLE = 80

/** The form of a question that is there. */
export const writeDraft = (question: Question): Draft => [
  ['title', question.title],
  ...writeRich('stem', question.stem),
  ...writeRich('generalFeedback', question.generalFeedback),
  ...rowsOf('hints', question.hints ?? [], placeKey, (hint, row) => writeRich(row, hint)),
  ['objective', question.objective ?? ''],
  ['difficulty', question.difficulty ?? ''],
  ['lesson', question.lesson ?? ''],
  ['product', question.product ?? ''],
  ['tags', question.tags.filter((tag) => !isForFiles(tag)).join('\n')],
  ...question.tags.filter(isForFiles).map((tag): DraftField => ['fileTags', tag]),
  ...editOf(question.type).write(question),
]

/** The form of a question that is only begun. */
export const blankDraft = (type: QuestionType): Draft => editOf(type).blank

type ReadDraft = { question: Question; problems: readonly [] } | { question: null; problems: readonly DraftProblem[] }

/** The question that a form describes, or what is missing in it, each with its field. */
export function readDraft(type: QuestionType, draft: Draft, externalId: string | undefined): ReadDraft {
  const fields = fieldsOf(draft)
  const stem = readRich(fields, 'stem')
  const made = questionSchema.safeParse({
    v: 1,
    type,
    title: readLine(fields, 'title') ?? (stem && titleFrom(plainWords(stem))) ?? '',
    stem,
    generalFeedback: readRich(fields, 'generalFeedback'),
    hints: readHints(fields),
    objective: readLine(fields, 'objective'),
    difficulty: readLine(fields, 'difficulty'),
    lesson: readLine(fields, 'lesson'),
    product: readLine(fields, 'product'),
    tags: readTags(draft, fields),
    externalId,
    ...editOf(type).read(fields),
  })
  if (made.success) return { question: made.data, problems: [] }
  const problems = problemsOf(made.error.issues, draft, editOf(type).alias ?? {})
  // A title is made of the question's words: without them it is not the title that is missing.
  return { question: null, problems: problems.filter(({ field }) => stem || field !== 'title') }
}

function readHints(fields: Fields) {
  const hints = fields.rows('hints').flatMap((key) => readRich(fields, `hints.${key}`) ?? [])
  return hints.length > 0 ? hints : undefined
}

function readTags(draft: Draft, fields: Fields): string[] {
  const typed = fields.text('tags').split('\n')
  const kept = draft.flatMap(([name, value]) => (name === 'fileTags' && isForFiles(value) ? [value] : []))
  return [...new Set([...typed.map((tag) => tag.trim()).filter(Boolean), ...kept])]
}

function titleFrom(words: string): string {
  const line = words.replace(/\s+/g, ' ').replace(/\[\[[a-z0-9-]+\]\]/g, '…')
  const letters = Array.from(line)
  return letters.length > LONGEST_MADE_TITLE ? `${letters.slice(0, LONGEST_MADE_TITLE - 1).join('')}…` : line
}
