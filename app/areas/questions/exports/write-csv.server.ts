import type { Translator } from '~/i18n/types'
import { writeCsv } from '~/platform/write-csv'
import { optionIdsOf, revealQuestion } from '../answer-question'
import { STATE_LABELS, TYPE_LABELS } from '../labels'
import type { QuestionState } from '../pool'
import type { Question } from '../registry'
import { SHOW_EVERYTHING, type SummaryPart } from '../review'
import { plainWords } from '../rich-text'
import { wordsOf } from '../rich-text/nodes'
import { withoutTrialTag } from '../trial-tag'

export type CsvQuestion = { question: Question; externalId: string; version: number; state: QuestionState }

/** Questions as a table for other programs to read: a line each, in words. It is not read back. */
export function writeQuestionsCsv(t: Translator<'questions'>, questions: readonly CsvQuestion[]): string {
  const words = (parts: readonly SummaryPart[] = []) =>
    parts.map((part) => ('text' in part ? part.text : t(part.label))).join('\n')
  const lines = questions.map(({ question, externalId, version, state }) => {
    const shown = revealQuestion(question, optionIdsOf(question), null, SHOW_EVERYTHING)
    return [
      externalId,
      version,
      t(STATE_LABELS[state]),
      t(TYPE_LABELS[question.type]),
      question.title,
      plainWords(question.stem),
      (shown.options ?? []).map(({ text }) => wordsOf(text)).join('\n'),
      words(shown.rightAnswers),
      question.generalFeedback ? plainWords(question.generalFeedback) : '',
      question.objective ?? '',
      question.difficulty ?? '',
      question.lesson ?? '',
      question.product ?? '',
      withoutTrialTag(question).tags.join(', '),
    ]
  })
  const columns = [
    t('export.csv.id'),
    t('export.csv.version'),
    t('export.csv.state'),
    t('export.csv.type'),
    t('export.csv.title'),
    t('export.csv.stem'),
    t('export.csv.options'),
    t('export.csv.right'),
    t('export.csv.feedback'),
    t('export.csv.objective'),
    t('export.csv.difficulty'),
    t('export.csv.lesson'),
    t('export.csv.product'),
    t('export.csv.tags'),
  ]
  return writeCsv([columns, ...lines])
}
