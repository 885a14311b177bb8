import { nearestName } from '~/platform/nearest-name'
import type { Candidate } from '../delivery/draw-items'
import type { ExamFile } from './blueprint'
import { poolSufficiency } from './pool-sufficiency'

/** What an exam names that has to be there. */
export type KnownContent = {
  pools: readonly string[]
  /** every question of those pools that may be given; of those retired nothing is known */
  questions: readonly Candidate[]
  courses: readonly string[]
}

type Place = readonly (string | number)[]
export type NameProblem =
  | { code: UnknownCode; path: Place; name: string; meant: string | null }
  | { code: 'pool-too-small'; path: Place; name: string; wanted: number; found: number }
export type UnknownCode = keyof typeof UNKNOWN_WORDS

/** The sentence of each problem in the namespace `exams`; `{name}` is what nothing has. */
export const UNKNOWN_WORDS = {
  'pool-unknown': 'files.pool-unknown',
  'objective-unknown': 'files.objective-unknown',
  'tag-unknown': 'files.tag-unknown',
  'question-unknown': 'files.question-unknown',
  'course-unknown': 'files.course-unknown',
  'certification-unknown': 'files.certification-unknown',
} as const

/**
 * Does an exam find what it names: pools, objectives, tags and questions of the pool, courses, and enough live questions
 * for every draw at once?
 */
export function checkExamNames(exam: ExamFile, known: KnownContent): NameProblem[] {
  const names = exam.sections.flatMap((section, index) =>
    section.draw.flatMap((draw, place): NameProblem[] => {
      const path = ['sections', index, 'draw', place] as const
      if (!known.pools.includes(draw.pool)) return [unknown('pool-unknown', [...path, 'pool'], draw.pool, known.pools)]
      const questions = known.questions.filter(({ pool }) => pool === draw.pool)
      const look = (code: UnknownCode, at: Place, name: string | undefined, there: readonly string[]): NameProblem[] =>
        name === undefined || there.includes(name) ? [] : [unknown(code, [...path, ...at], name, new Set(there))]
      const ids = questions.filter(({ state }) => state === 'live').map(({ externalId }) => externalId)
      return [
        ...look(
          'objective-unknown',
          ['objective'],
          draw.objective,
          questions.flatMap(({ objective }) => objective ?? []),
        ),
        ...look(
          'tag-unknown',
          ['tag'],
          draw.tag,
          questions.flatMap(({ tags }) => tags),
        ),
        ...(draw.questions ?? []).flatMap((id, at) => look('question-unknown', ['questions', at], id, ids)),
      ]
    }),
  )
  const courses = [
    ...exam.courses.map((slug, index) => ({ slug, path: ['courses', index] })),
    ...exam.requires.courses.map((slug, index) => ({ slug, path: ['requires', 'courses', index] })),
  ]
    .filter(({ slug }) => !known.courses.includes(slug))
    .map(({ slug, path }) => unknown('course-unknown', path, slug, known.courses))
  return [...names, ...courses, ...(names.length === 0 ? shortDraws(exam, known) : [])]
}

const shortDraws = (exam: ExamFile, known: KnownContent): NameProblem[] =>
  poolSufficiency(exam, known.questions)
    .draws.filter(({ wanted, found }) => found < wanted)
    .map(({ path, draw, wanted, found }) => ({ code: 'pool-too-small', path, name: draw.pool, wanted, found }))

const unknown = (code: UnknownCode, path: Place, name: string, known: Iterable<string>): NameProblem => ({
  code,
  path,
  name,
  meant: nearestName(name, known),
})
