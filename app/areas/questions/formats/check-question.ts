import { type Question, questionSchema } from '../registry'
import type { Problem } from './problems'

/**
 * The question as it is stored, or the problem why the schema of its type refuses it, such as a text that is too long,
 * by the place in the question.
 */
export function checkQuestion(
  made: unknown,
  at: Pick<Problem, 'line' | 'column' | 'kept'>,
): { question: Question } | { problem: Problem } {
  const parsed = questionSchema.safeParse(made)
  if (parsed.success) return { question: parsed.data }
  const place = (parsed.error.issues[0]?.path ?? []).map(String).join('.') || 'question'
  return { problem: { code: 'not-valid', severity: 'error', params: { place }, ...at } }
}
