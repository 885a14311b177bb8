import { describeYamlProblem } from '~/areas/catalogue/describe-yaml-problem'
import { checkExamNames, type NameProblem } from '~/areas/exams/check-exam-names'
import { publishExam } from '~/areas/exams/publish-exam.server'
import { type ReadExam, readExamFile } from '~/areas/exams/read-exam-file.server'
import { withdrawExamsExcept } from '~/areas/exams/withdraw-exams.server'
import { translator } from '~/i18n/translator.server'
import type { Translator } from '~/i18n/types'
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
      pools: all.of(pools).map(({ slug, questions }) => ({
        slug,
        questions: questions.map(({ externalId, state, question }) => ({
          id: externalId,
          isLive: state === 'live',
          objective: question.objective ?? null,
          difficulty: question.difficulty ?? null,
        })),
      })),
    }
    return items.flatMap(({ exam, file, placeOf }) =>
      checkExamNames(exam, known).map(
        (problem): FileProblem => ({
          file,
          ...placeOf(problem.path),
          severity: 'error',
          message: sentenceOf(t, problem),
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

const WORDS = { published: 'published', unchanged: 'unchanged', restored: 'offered again' } as const

const UNKNOWN = {
  'pool-unknown': 'files.pool-unknown',
  'objective-unknown': 'files.objective-unknown',
  'course-unknown': 'files.course-unknown',
} as const

function sentenceOf(t: Translator<'exams'>, problem: NameProblem): string {
  if (problem.code === 'pool-too-small')
    return t('files.pool-too-small', { name: problem.name, wanted: problem.wanted, found: problem.found })
  const sentence = t(UNKNOWN[problem.code], { name: problem.name })
  return problem.meant === null ? sentence : `${sentence} ${t('files.meant', { meant: problem.meant })}`
}
