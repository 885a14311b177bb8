import { type Rational, ZERO } from '~/platform/rational'
import type { Category } from './category'
import type { Mark } from './mark'
import { answered } from './mark'
import type { OptionOrder } from './option-order'
import { moduleFor } from './question-module'
import { type Delivery, moduleOf, type Question, type QuestionResponse } from './registry'
import type { Review, Show, SummaryPart } from './review'
import type { FormFields } from './type-fields'

/**
 * The life of one question in an attempt, for any type. `raw` is always a response as a browser sent it: with the ids
 * of that attempt, possibly malformed, possibly missing. None of these functions throws because of it.
 */

/** Ids of the options in the authored order, to be shuffled and pinned as the attempt's order. */
export const optionIdsOf = (question: Question): string[] => moduleFor(question).optionIds(question)

/** Whether the authored order gives the answer away, so that an attempt must shuffle. */
export const isOrderKey = (question: Question): boolean => moduleFor(question).orderIsKey

/** What the learner's browser gets. */
export const deliverQuestion = (question: Question, order: OptionOrder): Delivery =>
  moduleFor(question).deliver(question, order)

/** The response if its shape is right for the type, else null. Save only what this lets through. */
export function readResponse(type: string, raw: unknown): QuestionResponse | null {
  const parsed = moduleOf(type)?.responseSchema.safeParse(raw)
  return parsed?.success ? (parsed.data as QuestionResponse) : null
}

/** As `readResponse`, for what a browser sent: null also for a type whose responses only the server writes. */
export const readSentResponse = (type: string, raw: unknown): QuestionResponse | null =>
  moduleOf(type)?.writtenBy === 'browser' ? readResponse(type, raw) : null

/** Makes a response of form fields, for pages without JavaScript. `name` is the field of this question. */
export function parseResponseForm(
  type: string,
  name: string,
  get: (name: string) => string | null,
  getAll: (name: string) => readonly string[],
): QuestionResponse | null {
  return readResponse(type, moduleOf(type)?.fields.read(name, { get, getAll }))
}

/** Whether a form says anything about the answer to the question in the field `name`. */
export const isSentInForm = (type: string, name: string, form: FormFields): boolean =>
  moduleOf(type)?.fields.isSent(name, form) ?? false

/** Whether there is anything in the response to mark. */
export function isAnswered(question: Question, raw: unknown): boolean {
  const response = readResponse(question.type, raw)
  return response !== null && moduleFor(question).isComplete(question, response)
}

/** Marks a response of an attempt. Nothing given, or nothing readable, earns 0 with the reason. */
export function markResponse(question: Question, order: OptionOrder, raw: unknown): Mark {
  return markOwnResponse(question, ownResponse(question, order, raw) ?? raw)
}

/** Marks a response that already has the question's own ids, as a regrade or a knowledge check has it. */
export function markOwnResponse(question: Question, raw: unknown): Mark {
  const response = readResponse(question.type, raw ?? emptyResponse(question))
  return response === null ? answered(ZERO, { code: 'unreadable' }) : moduleFor(question).mark(question, response)
}

/** The response with the question's own ids, for statistics across attempts; null when it is not readable. */
export function ownResponse(question: Question, order: OptionOrder, raw: unknown): QuestionResponse | null {
  const response = readResponse(question.type, raw)
  return response === null ? null : (moduleFor(question).toOwnIds(question, response, order) as QuestionResponse)
}

/** The answered question with as much of its marks, rightness, key and feedback as `show` allows. */
export function revealQuestion(question: Question, order: OptionOrder, raw: unknown, show: Show): Review {
  const response = ownResponse(question, order, raw) ?? emptyResponse(question)
  return moduleFor(question).reveal(question, response, order, show)
}

/** What a response amounts to, for tables of answers; with the question's own ids. Nothing given is no answer. */
export function categoriesOf(question: Question, raw: unknown): readonly Category[] {
  const response = readResponse(question.type, raw) ?? emptyResponse(question)
  return moduleFor(question).categories(question, response)
}

/** A response with the question's own ids in words, short enough for a list; empty when nothing was answered. */
export const summariseResponse = (question: Question, raw: unknown): readonly SummaryPart[] =>
  moduleFor(question).summarise(question, readResponse(question.type, raw) ?? emptyResponse(question))

/** What somebody earns on average who answers by chance, 0..1. */
export const guessScoreOf = (question: Question): Rational => moduleFor(question).guessScore(question)

/** The response of somebody who left everything blank: an empty form. */
function emptyResponse(question: Question): unknown {
  return moduleFor(question).fields.read('', { get: () => null, getAll: () => [] })
}
