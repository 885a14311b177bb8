import { describeYamlProblem } from '~/areas/catalogue/describe-yaml-problem'
import { checkExamNames, type KnownContent } from '~/areas/exams/blueprints/check-exam-names'
import { describeNameProblem } from '~/areas/exams/blueprints/describe-name-problem'
import { publishExam } from '~/areas/exams/blueprints/publish-exam.server'
import { type ReadExam, readExamFile } from '~/areas/exams/blueprints/read-exam-file.server'
import { withdrawExamsExcept } from '~/areas/exams/blueprints/withdraw-exams.server'
import type { Candidate } from '~/areas/exams/delivery/draw-items'
import type { ParsedPool, PooledQuestion } from '~/areas/questions/pool'
import { familyOf } from '~/areas/questions/question-family'
import { moduleOf } from '~/areas/questions/registry'
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
    const words = { exams: translator('en', 'exams'), questions: translator('en', 'questions') }
    const known = {
      courses: all.of(courses).map(({ course }) => course.slug),
      pools: all.of(pools).map(({ slug }) => slug),
      ...stockOf(all.of(pools)),
      exams: items,
    }
    return items.flatMap(({ slug, exam, file, placeOf }) =>
      checkExamNames({ slug, exam }, known).map(
        (problem): FileProblem => ({
          file,
          ...placeOf(problem.path),
          severity: 'error',
          message: describeNameProblem(words, problem),
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

/** The questions of files as a draw sees them, apart from those that no exam can give. */
function stockOf(pools: readonly ParsedPool[]): Pick<KnownContent, 'questions' | 'undeliverable' | 'families'> {
  const all = pools.flatMap(({ slug: pool, questions }) => questions.map((one) => ({ pool, ...one })))
  const isDeliverable = ({ question }: PooledQuestion) => moduleOf(question.type)?.isDeliverable === true
  const given = all.filter(isDeliverable)
  return {
    questions: given.map(({ pool, externalId, state, question }): Candidate => {
      const { objective = null, difficulty = null, tags } = question
      const questionId = `${pool}/${externalId}`
      return { questionId, versionId: questionId, pool, externalId, state, objective, difficulty, tags }
    }),
    undeliverable: all
      .filter((one) => !isDeliverable(one))
      .map(({ pool, externalId, question }) => ({ pool, externalId, type: question.type })),
    families: new Map(
      given.flatMap(({ pool, externalId, question }) => {
        const family = familyOf(question)
        return family === null ? [] : [[`${pool}/${externalId}`, family] as const]
      }),
    ),
  }
}

const WORDS = {
  published: 'published',
  'published-over-edit': 'published, over what was changed in the browser since; that version is kept',
  unchanged: 'unchanged',
  restored: 'offered again',
} as const
