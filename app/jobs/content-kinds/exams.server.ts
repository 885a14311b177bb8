import { describeYamlProblem } from '~/areas/catalogue/describe-yaml-problem'
import { checkExamNames } from '~/areas/exams/blueprints/check-exam-names'
import { describeNameProblem } from '~/areas/exams/blueprints/describe-name-problem'
import { publishExam } from '~/areas/exams/blueprints/publish-exam.server'
import { type ReadExam, readExamFile } from '~/areas/exams/blueprints/read-exam-file.server'
import { withdrawExamsExcept } from '~/areas/exams/blueprints/withdraw-exams.server'
import type { Candidate } from '~/areas/exams/delivery/draw-items'
import type { PooledQuestion } from '~/areas/questions/pool'
import { translator } from '~/i18n/translator.server'
import type { FileProblem } from '~/platform/file-problem'
import { filesIn } from './content-files.server'
import type { ContentKind } from './content-kind'
import { courses } from './courses.server'
import { pools } from './pools.server'

export const exams: ContentKind<ReadExam> = {
  name: 'exams',
  async read({ path }) {
    const t = translator('en', 'catalogue')
    const read = filesIn(path, '.yaml').map((file) => readExamFile(file, (problem) => describeYamlProblem(t, problem)))
    return { items: read.flatMap(({ item }) => item ?? []), problems: read.flatMap(({ problems }) => problems) }
  },
  check(items, all) {
    const t = translator('en', 'exams')
    const known = {
      courses: all.of(courses).map(({ course }) => course.slug),
      pools: all.of(pools).map(({ slug }) => slug),
      questions: all.of(pools).flatMap(({ slug, questions }) => questions.map((one) => candidateOf(slug, one))),
    }
    return items.flatMap(({ exam, file, placeOf }) =>
      checkExamNames(exam, known).map(
        (problem): FileProblem => ({
          file,
          ...placeOf(problem.path),
          severity: 'error',
          message: describeNameProblem(t, problem),
        }),
      ),
    )
  },
  async publish(ctx, { slug, exam }) {
    const outcome = await publishExam(ctx, { slug, exam })
    return { slug, changed: outcome !== 'unchanged', what: WORDS[outcome] }
  },
  async withdrawOthers(ctx, items) {
    const kept = items.map(({ slug }) => slug)
    const withdrawn = await withdrawExamsExcept(ctx, kept)
    return withdrawn.map((slug) => ({ slug, changed: true, what: 'withdrawn: nobody can start it any more' }))
  },
}

/** A question of a file as a draw sees it. */
function candidateOf(pool: string, { externalId, state, question }: PooledQuestion): Candidate {
  const { objective = null, difficulty = null, tags } = question
  const questionId = `${pool}/${externalId}`
  return { questionId, versionId: questionId, pool, externalId, state, objective, difficulty, tags }
}

const WORDS = {
  published: 'published',
  'published-over-edit': 'published, over what was changed in the browser since; that version is kept',
  unchanged: 'unchanged',
  restored: 'offered again',
} as const
