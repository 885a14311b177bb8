import { deliverQuestion, optionIdsOf, revealQuestion } from '../answer-question'
import type { Finding } from '../lint/finding'
import { lintQuestion } from '../lint-question'
import type { Delivery, QuestionType } from '../registry'
import { type Review, SHOW_EVERYTHING } from '../review'
import type { Draft } from './draft'
import type { DraftProblem } from './draft-problems'
import { readDraft } from './question-draft'

/** What the editor's page shows of a form: the question that it makes, or what is missing for one. */
export type EditorView = {
  type: QuestionType
  draft: Draft
  problems: readonly DraftProblem[]
  preview: { delivery: Delivery; review: Review; findings: readonly Finding[] } | null
}

export function editorView(type: QuestionType, draft: Draft): EditorView {
  const { question, problems } = readDraft(type, draft, undefined)
  if (!question) return { type, draft, problems, preview: null }
  const order = optionIdsOf(question)
  return {
    type,
    draft,
    problems,
    preview: {
      delivery: deliverQuestion(question, order),
      review: revealQuestion(question, order, null, SHOW_EVERYTHING),
      findings: lintQuestion(question),
    },
  }
}
