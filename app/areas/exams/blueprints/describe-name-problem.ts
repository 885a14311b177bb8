import type { Translator } from '~/i18n/types'
import { type NameProblem, UNKNOWN_WORDS } from './check-exam-names'

/** The sentence for the author: what was not found, and what was perhaps meant. */
export function describeNameProblem(t: Translator<'exams'>, problem: NameProblem): string {
  if (problem.code === 'pool-too-small')
    return t('files.pool-too-small', { name: problem.name, wanted: problem.wanted, found: problem.found })
  const sentence = t(UNKNOWN_WORDS[problem.code], { name: problem.name })
  return problem.meant === null ? sentence : `${sentence} ${t('files.meant', { meant: problem.meant })}`
}
