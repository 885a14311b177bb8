import { type Mark, needsMarking, notAnswered } from '../../mark'
import type { Essay, EssayResponse } from './schema'

/** A person marks it, unless there is nothing but what the text began with. */
export const markEssay = (question: Essay, response: EssayResponse): Mark =>
  hasWords(question, response) ? needsMarking : notAnswered

export const hasWords = ({ template }: Essay, { text }: EssayResponse): boolean =>
  text.trim() !== '' && text.trim() !== template?.replace(/\r\n?/g, '\n').trim()

/** Words as a learner counts them: what stands between spaces and holds a letter or a digit. */
export const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
