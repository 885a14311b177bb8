import { describeYamlProblem } from '~/areas/catalogue/describe-yaml-problem'
import { joinPools } from '~/areas/questions/join-pools.server'
import type { ParsedPool } from '~/areas/questions/pool'
import { publishPool } from '~/areas/questions/publish-pool.server'
import { readPoolFile } from '~/areas/questions/read-pool-file.server'
import { readYamlPool } from '~/areas/questions/read-yaml-pool.server'
import { retirePoolsExcept } from '~/areas/questions/retire-pools.server'
import { translator } from '~/i18n/translator.server'
import type { FileProblem } from '~/platform/file-problem'
import { filesIn } from './content-files.server'
import type { ContentKind, ReadContent } from './content-kind'
import { courses } from './courses.server'

export const pools: ContentKind<ParsedPool> = {
  name: 'questions',
  async read({ path }) {
    const t = translator('en', 'catalogue')
    const read = [
      ...filesIn(path, '.gift').map(readPoolFile),
      ...filesIn(path, '.yaml').map((file) => readYamlPool(file, (problem) => describeYamlProblem(t, problem))),
    ]
    const joined = joinPools(read.flatMap(({ pool }) => pool ?? []))
    return { items: joined.pools, problems: [...read.flatMap(({ problems }) => problems), ...joined.problems] }
  },
  check: (items, all) => items.flatMap((pool) => unknownNames(pool, all)),
  async publish(ctx, pool) {
    const { slug, ...counts } = await publishPool(ctx, pool)
    const said = Object.entries(counts).filter(([, count]) => count > 0)
    const what = said.map(([word, count]) => `${count} ${word}`).join(', ')
    return { slug, changed: said.length > 0, what: what || `unchanged, ${pool.questions.length} questions` }
  },
  async withdrawOthers(ctx, items) {
    const kept = items.map(({ slug }) => slug)
    const emptied = await retirePoolsExcept(ctx, kept)
    return emptied.map(({ slug, retired }) => ({ slug, changed: true, what: `withdrawn, ${retired} retired` }))
  },
}

/** A question's objective is one of the course its lesson belongs to, or of any course when it names no lesson. */
function unknownNames(pool: ParsedPool, all: ReadContent): FileProblem[] {
  const t = translator('en', 'questions')
  const known = all.of(courses).map(({ course }) => course)
  return pool.questions.flatMap(({ question, file = '', line }) => {
    const [courseSlug, lessonSlug] = question.lesson?.split('/') ?? []
    const course = known.find(({ slug }) => slug === courseSlug)
    const report = (message: string): FileProblem => ({
      file,
      line,
      column: 1,
      severity: 'error',
      message,
    })
    const lessons = course?.modules.flatMap((module) => module.lessons.map(({ slug }) => slug)) ?? []
    const isLost = question.lesson !== undefined && !lessons.includes(lessonSlug ?? '')
    const objectives = (course ? [course] : known).flatMap((one) => one.objectives.map(({ id }) => id))
    const isStray = question.objective !== undefined && !objectives.includes(question.objective)
    return [
      ...(isLost ? [report(t('files.lesson-unknown', { lesson: question.lesson ?? '' }))] : []),
      ...(isStray ? [report(t('files.objective-unknown', { id: question.objective ?? '' }))] : []),
    ]
  })
}
