import { nearestName } from '~/platform/nearest-name'
import type { Draw, ExamFile } from './blueprint'
import { drawItems } from './draw-items'

/** What an exam file names that has to be there. */
export type KnownContent = {
  pools: readonly {
    slug: string
    questions: readonly { id: string; isLive: boolean; objective: string | null; difficulty: string | null }[]
  }[]
  courses: readonly string[]
}

type Place = readonly (string | number)[]
export type NameProblem =
  | { code: 'pool-unknown' | 'course-unknown' | 'objective-unknown'; path: Place; name: string; meant: string | null }
  | { code: 'pool-too-small'; path: Place; name: string; wanted: number; found: number }

/**
 * Does an exam find what it names: pools, objectives that questions of the pool have, courses, and enough live
 * questions for every draw at once?
 */
export function checkExamNames(exam: ExamFile, known: KnownContent): NameProblem[] {
  const slugs = known.pools.map(({ slug }) => slug)
  const draws = exam.sections.flatMap((section, index) =>
    section.draw.map((draw, place) => ({ draw, path: ['sections', index, 'draw', place] as const })),
  )
  const names = draws.flatMap(({ draw, path }): NameProblem[] => {
    const pool = known.pools.find(({ slug }) => slug === draw.pool)
    if (!pool) return [unknown('pool-unknown', [...path, 'pool'], draw.pool, slugs)]
    const objectives = pool.questions.flatMap(({ objective }) => objective ?? [])
    if (draw.objective === undefined || objectives.includes(draw.objective)) return []
    return [unknown('objective-unknown', [...path, 'objective'], draw.objective, new Set(objectives))]
  })
  const courses = [
    ...exam.courses.map((slug, index) => ({ slug, path: ['courses', index] })),
    ...exam.requires.courses.map((slug, index) => ({ slug, path: ['requires', 'courses', index] })),
  ]
    .filter(({ slug }) => !known.courses.includes(slug))
    .map(({ slug, path }) => unknown('course-unknown', path, slug, known.courses))
  return [...names, ...courses, ...(names.length === 0 ? shortDraws(exam, draws, known) : [])]
}

/** One trial draw tells: it falls short only when no way of sharing the questions out fills every draw. */
function shortDraws(exam: ExamFile, draws: readonly { draw: Draw; path: Place }[], known: KnownContent): NameProblem[] {
  const candidates = known.pools.flatMap(({ slug, questions }) =>
    questions
      .filter(({ isLive }) => isLive)
      .map(({ id, objective, difficulty }) => ({
        questionId: `${slug}/${id}`,
        versionId: id,
        pool: slug,
        objective,
        difficulty,
      })),
  )
  return drawItems(exam, candidates, new Map(), 'trial').shortfalls.map(({ draw, found }) => ({
    code: 'pool-too-small',
    path: draws.find((entry) => entry.draw === draw)?.path ?? ['sections'],
    name: draw.pool,
    wanted: draw.count,
    found,
  }))
}

const unknown = (
  code: 'pool-unknown' | 'course-unknown' | 'objective-unknown',
  path: Place,
  name: string,
  known: Iterable<string>,
): NameProblem => ({ code, path, name, meant: nearestName(name, known) })
