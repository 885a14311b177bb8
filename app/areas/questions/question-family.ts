import { allWords } from './imports/words-of-question'
import type { Question } from './registry'

/**
 * What makes two questions one to those who answer them: what they ask and offer, whatever their ids, pools, keys and
 * versions. Null for a question without a single letter or digit, which resembles nothing.
 */
export const familyOf = (question: Question): string | null => allWords(question) || null
