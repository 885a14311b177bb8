import { canonicalJson } from '~/platform/json'
import { type Question, questionSchema } from './registry'

/**
 * The text whose hash names a version of a question: canonical JSON of everything that is stored. Equal questions have
 * equal text whatever the order of their fields; any change of content, key or metadata gives another text.
 */
export const questionHashInput = (question: Question): string => canonicalJson(questionSchema.parse(question))
