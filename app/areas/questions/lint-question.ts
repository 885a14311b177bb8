import type { Finding } from './lint/finding'
import { moduleFor } from './question-module'
import type { Question } from './registry'

/** What an author should look at before a question goes live: first what its type knows, then what all share. */
export function lintQuestion(question: Question): Finding[] {
  return [
    ...moduleFor(question).lint(question),
    ...(question.objective ? [] : [{ code: 'no-objective' } as const]),
    ...(question.difficulty ? [] : [{ code: 'no-difficulty' } as const]),
  ]
}
