import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyQuestion, questionOf } from '../../../../test/questions/arbitrary-question'
import { moduleOf, QUESTION_TYPES, type Question, type QuestionType } from '../registry'
import type { RichText } from '../rich-text'
import { canonicalParts } from './canonical-parts'
import { EXPORT_FORMATS, type ExportFormat, exportQuestions, whyUnsayable } from './export-questions'
import { importGift } from './gift/import-gift'
import { writeGift } from './gift/write-gift'
import { importQuestions } from './import-questions'
import type { ImportResult } from './import-result'
import { importMoodleXml } from './moodle-xml/import-moodle-xml'
import { writeMoodleXml } from './moodle-xml/write-moodle-xml'

const FORMATS: Record<
  ExportFormat,
  { write: (questions: readonly Question[]) => string; read: (file: string) => ImportResult }
> = {
  gift: { write: writeGift, read: importGift },
  'moodle-xml': { write: writeMoodleXml, read: importMoodleXml },
}

/** The question without what a format has no place for; exporting it with that is refused. */
const WITHIN: Record<ExportFormat, (question: Question) => Question> = {
  gift: (whole) => {
    // A tag is one line.
    const question = { ...whole, ...(whole.hints ? { hints: whole.hints.map(onOneLine) } : {}) }
    if (question.type === 'essay') {
      const { template: _template, guide: _guide, rubric: _rubric, ...rest } = question
      return rest
    }
    if (question.type !== 'matching') return question
    return {
      ...withoutPromptFeedback(question),
      // Answers are plain words, and nothing says that an arrow is meant.
      answers: question.answers.map(({ id, text }) => ({
        id,
        text: { format: 'plain' as const, text: `${text.text} ${id}` },
      })),
      prompts: question.prompts.map(({ feedback: _feedback, ...prompt }) => ({
        ...prompt,
        text: { ...prompt.text, text: prompt.text.text.replaceAll('->', '→') },
      })),
    }
  },
  'moodle-xml': (question) => {
    if (question.type === 'essay' || question.type === 'file-upload') {
      const { rubric: _rubric, ...rest } = question
      return rest
    }
    if (question.type === 'matching') return withUnlikeAnswers(withoutPromptFeedback(question))
    if (question.type !== 'cloze') return question
    const inStemsFormat = <T extends { feedback?: RichText | undefined }>(part: T): T =>
      part.feedback ? { ...part, feedback: { ...part.feedback, format: question.stem.format } } : part
    return {
      ...question,
      gaps: question.gaps.map((gap) => {
        if (gap.kind === 'choice') return { ...gap, options: gap.options.map(inStemsFormat) }
        if (gap.kind === 'text') return { ...gap, answers: gap.answers.map(inStemsFormat).map(withoutSpacing) }
        return { ...gap, tolerance: 'nominal', answers: gap.answers.map(inStemsFormat) }
      }),
    }
  },
}

const onOneLine = ({ format, text }: RichText): RichText => ({ format, text: text.replace(/\s+/g, ' ') })

/** Answers that read the same are one there. */
const withUnlikeAnswers = (question: Matching): Matching => ({
  ...question,
  answers: question.answers.map(({ id, text }) => ({ id, text: { ...text, text: `${text.text} ${id}` } })),
})

/** Blanks inside a gap are one blank. */
const withoutSpacing = <T extends { pattern: string }>(answer: T): T => ({
  ...answer,
  pattern: answer.pattern.replace(/\s+/g, ' '),
})

type Matching = Extract<Question, { type: 'matching' }>
const withoutPromptFeedback = (question: Matching): Matching => ({
  ...question,
  prompts: question.prompts.map(({ feedback: _feedback, ...prompt }) => prompt),
})

const sayable = (format: ExportFormat): QuestionType[] =>
  QUESTION_TYPES.filter((type) => (format === 'gift' ? moduleOf(type)?.gift : moduleOf(type)?.moodleXml))

describe.each(EXPORT_FORMATS)('%s', (format) => {
  const { write, read } = FORMATS[format]

  it.each(sayable(format))('gives back every %s that was written', (type) =>
    fc.assert(
      fc.property(questionOf(type).map(WITHIN[format]), (question) => {
        expect(read(write([question])).items.map((item) => item.question && canonicalParts(item.question))).toEqual([
          canonicalParts(question),
        ])
        expect(whyUnsayable(format, question)).toBeNull()
      }),
      { numRuns: 150 },
    ),
  )

  it('loses nothing without a word: a question is in the file as it is, or among those that are not', () =>
    fc.assert(
      fc.property(fc.array(anyQuestion, { maxLength: 4 }), (questions) => {
        const { file, written, refused } = exportQuestions(format, questions)
        expect([...written, ...refused.map(({ question }) => question)]).toHaveLength(questions.length)
        const back = importQuestions(format, file).items
        expect(back.map(({ question }) => question && canonicalParts(question))).toEqual(written.map(canonicalParts))
      }),
    ))
})
