import type { Question } from '~/areas/questions/registry'
import { plainWords } from '~/areas/questions/rich-text'
import { keyedOptions } from '../statistics/key-of'

/** How many words somebody has to read to answer: the question and its options. */
export function questionLength(question: Question): number {
  const texts = [plainWords(question.stem), ...(keyedOptions(question) ?? []).map(({ words }) => words)]
  return texts.reduce((sum, text) => sum + text.split(/\s+/).filter(Boolean).length, 0)
}
