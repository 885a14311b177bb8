import { TYPE_LABELS } from '~/areas/questions/labels'
import type { Translator } from '~/i18n/types'
import { type NameProblem, UNKNOWN_WORDS } from './check-exam-names'

type Words = { exams: Translator<'exams'>; questions: Translator<'questions'> }

/** So many questions are named in a sentence; the others are counted. */
const MOST_NAMED = 3

/** The sentence for the author: what was not found and what was perhaps meant, or why something may not be so. */
export function describeNameProblem({ exams: t, questions }: Words, problem: NameProblem): string {
  const { code, name } = problem
  if (code === 'pool-too-small') {
    const sentence = t('files.pool-too-small', { name, wanted: problem.wanted, found: problem.found })
    const { undeliverable } = problem
    return undeliverable === 0 ? sentence : `${sentence} ${t('files.undeliverable-left-out', { count: undeliverable })}`
  }
  if (code === 'question-undeliverable')
    return t('files.question-undeliverable', { name, type: questions(TYPE_LABELS[problem.type]) })
  if ('meant' in problem) {
    const sentence = t(UNKNOWN_WORDS[problem.code], { name })
    return problem.meant === null ? sentence : `${sentence} ${t('files.meant', { meant: problem.meant })}`
  }
  const named = problem.questions.slice(0, MOST_NAMED)
  return t(TOLD_WORDS[problem.code], {
    name,
    questions: named.join(', '),
    more: problem.questions.length - named.length,
  })
}

const TOLD_WORDS = {
  'key-told-elsewhere': 'files.key-told-elsewhere',
  'key-told-here': 'files.key-told-here',
} as const
