import type { Translator } from '~/i18n/types'
import type { FileProblem } from '~/platform/file-problem'
import { sha256Hex } from '~/platform/hash.server'
import { FINDING_LABELS } from './lint/finding'
import { lintPool } from './lint-pool'
import { lintQuestion } from './lint-question'
import { type PooledQuestion, TRIAL_TAG } from './pool'
import { questionHashInput } from './question-hash'
import type { Question } from './registry'

/**
 * The questions of one pool file by their ids. Ids that are missing or used twice are problems; what lint finds comes
 * as warnings.
 */
export function collectQuestions(
  t: Translator<'questions'>,
  file: string,
  found: readonly { question: Question; line: number }[],
): { questions: PooledQuestion[]; problems: FileProblem[] } {
  const problems: FileProblem[] = []
  const add = (severity: FileProblem['severity'], line: number, message: string) =>
    problems.push({ file, line, column: 1, severity, message })
  const questions = new Map<string, PooledQuestion>()
  for (const { question, line } of found) {
    for (const { code, params } of lintQuestion(question)) add('warning', line, t(FINDING_LABELS[code], { ...params }))
    const id = question.externalId
    const first = id === undefined ? undefined : questions.get(id)
    if (id === undefined) add('error', line, t('files.question-without-id'))
    else if (first) add('error', line, t('files.question-twice', { id, line: first.line }))
    else
      questions.set(id, {
        externalId: id,
        state: question.tags.includes(TRIAL_TAG) ? 'trial' : 'live',
        hash: sha256Hex(questionHashInput(question)),
        question,
        file,
        line,
      })
  }
  // Ids used twice were said above, each with its line.
  for (const { code, params } of lintPool([...questions.values()].map(({ question }) => question)))
    if (code !== 'duplicate-id') add('warning', 1, t(FINDING_LABELS[code], { ...params }))
  return { questions: [...questions.values()], problems }
}
