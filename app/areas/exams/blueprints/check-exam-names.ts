import type { QuestionType } from '~/areas/questions/registry'
import { nearestName } from '~/platform/nearest-name'
import type { Candidate } from '../delivery/draw-items'
import type { ExamFile } from './blueprint'
import { poolSufficiency } from './pool-sufficiency'
import { type OtherExam, toldKeys } from './told-keys'

/** What an exam names that has to be there. */
export type KnownContent = {
  pools: readonly string[]
  /** every question of those pools that may be given; of those retired nothing is known */
  questions: readonly Candidate[]
  /** questions of those pools that no exam can give, because of their type */
  undeliverable: readonly Undeliverable[]
  courses: readonly string[]
  /** every exam that is offered */
  exams: readonly OtherExam[]
  /** what each question asks and offers, by its id: equal for copies; may be empty where no exam tells keys */
  families: ReadonlyMap<string, string>
}
type Undeliverable = { pool: string; externalId: string; type: QuestionType }

type Place = readonly (string | number)[]
export type NameProblem =
  | { code: UnknownCode; path: Place; name: string; meant: string | null }
  | { code: 'pool-too-small'; path: Place; name: string; wanted: number; found: number; undeliverable: number }
  | { code: 'question-undeliverable'; path: Place; name: string; type: QuestionType }
  /** `name` is the other exam */
  | { code: 'key-told-elsewhere' | 'key-told-here'; path: Place; name: string; questions: readonly string[] }
type UnknownCode = keyof typeof UNKNOWN_WORDS

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
 * for every draw at once? Can each question that it names be given at all? And does no other exam tell the key of what
 * this one proves something with, or this one the key of another's (`told-keys.ts`)?
 */
export function checkExamNames({ slug, exam }: { slug: string; exam: ExamFile }, known: KnownContent): NameProblem[] {
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
        ...(draw.questions ?? []).flatMap((id, at): NameProblem[] => {
          const barred = known.undeliverable.find((one) => one.pool === draw.pool && one.externalId === id)
          return barred
            ? [{ code: 'question-undeliverable', path: [...path, 'questions', at], name: id, type: barred.type }]
            : look('question-unknown', ['questions', at], id, ids)
        }),
      ]
    }),
  )
  const courses = [
    ...exam.courses.map((slug, index) => ({ slug, path: ['courses', index] })),
    ...exam.requires.courses.map((slug, index) => ({ slug, path: ['requires', 'courses', index] })),
  ]
    .filter(({ slug }) => !known.courses.includes(slug))
    .map(({ slug, path }) => unknown('course-unknown', path, slug, known.courses))
  const told = toldKeys({ slug, exam }, known.exams, known.questions, known.families).map(
    ({ side, path, slug: name, questions }): NameProblem => ({
      code: side === 'proves' ? 'key-told-elsewhere' : 'key-told-here',
      path,
      name,
      questions,
    }),
  )
  return [...names, ...courses, ...(names.length === 0 ? shortDraws(exam, known) : []), ...told]
}

const shortDraws = (exam: ExamFile, known: KnownContent): NameProblem[] =>
  poolSufficiency(exam, known.questions)
    .draws.filter(({ wanted, found }) => found < wanted)
    .map(({ path, draw, wanted, found }) => ({
      code: 'pool-too-small',
      path,
      name: draw.pool,
      wanted,
      found,
      undeliverable: known.undeliverable.filter(({ pool }) => pool === draw.pool).length,
    }))

const unknown = (code: UnknownCode, path: Place, name: string, known: Iterable<string>): NameProblem => ({
  code,
  path,
  name,
  meant: nearestName(name, known),
})
