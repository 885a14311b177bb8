import { isAnswered, ownResponse, summariseResponse } from '~/areas/questions/answer-question'
import type { OptionOrder } from '~/areas/questions/option-order'
import { moduleFor } from '~/areas/questions/question-module'
import type { Question } from '~/areas/questions/registry'

/**
 * What somebody answered, as text that is equal when two people answered the same, in whatever order options were shown and
 * whichever version of the question was asked: the words of the answer, for the id of an option can mean another one in
 * another version. Capitals and spaces make no difference.
 * @returns null for no answer, and for types that people mark, whose texts and files are not compared
 */
export function answerKey(question: Question, order: OptionOrder, raw: unknown): string | null {
  if (moduleFor(question).manual || question.type === 'practical') return null
  const own = ownResponse(question, order, raw)
  if (own === null || !isAnswered(question, own)) return null
  const parts = summariseResponse(question, own).map((part) => ('text' in part ? tidy(part.text) : part.label))
  if (parts.length === 0) return null
  return ('choices' in own ? parts.toSorted() : parts).join('\n')
}

const tidy = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
