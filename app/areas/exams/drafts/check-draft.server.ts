import { courseTitles } from '~/areas/catalogue/course-titles.server'
import { poolStock } from '~/areas/questions/pool-contents.server'
import { poolNames } from '~/areas/questions/pool-names.server'
import { questionFamilies } from '~/areas/questions/question-families.server'
import type { Ctx } from '~/platform/context.server'
import { nearestName } from '~/platform/nearest-name'
import { type ExamFile, poolsOf } from '../blueprints/blueprint'
import { checkExamNames, type NameProblem } from '../blueprints/check-exam-names'
import { currentExams } from '../blueprints/current-exams.server'
import { contentOf } from '../blueprints/exam-content'
import { poolSufficiency } from '../blueprints/pool-sufficiency'
import { opposites } from '../blueprints/told-keys'

export type DraftCheck = { problems: NameProblem[] } & ReturnType<typeof poolSufficiency>

/**
 * Does an exam find what it names, do the pools, as they are now, suffice, and does no exam that is offered tell the key
 * of what another proves something with?
 * @param certifications short names of all there are; the area above this one knows them
 */
export async function checkAgainstContent(
  ctx: Ctx,
  { slug, exam }: { slug: string; exam: ExamFile },
  certifications: readonly string[],
): Promise<DraftCheck> {
  const pools = (await poolNames(ctx)).map((pool) => pool.slug)
  const offered = (await currentExams(ctx)).filter(({ isWithdrawn }) => !isWithdrawn)
  const others = offered.map((one) => ({ slug: one.slug, exam: contentOf(one) }))
  const opposed = opposites({ slug, exam }, others)
  const shared = [...new Set([exam, ...opposed.map((other) => other.exam)].flatMap(poolsOf))]
  const { items: questions, undeliverable } = await poolStock(ctx, shared, { tags: true })
  const families = opposed.length === 0 ? new Map<string, string>() : await questionFamilies(ctx, questions)
  const courses = [...(await courseTitles(ctx, [...exam.courses, ...exam.requires.courses])).keys()]
  const problems = [
    ...checkExamNames({ slug, exam }, { pools, questions, undeliverable, courses, exams: others, families }),
    ...unknownCertifications(exam, certifications),
  ]
  return { problems, ...poolSufficiency(exam, questions) }
}

function unknownCertifications(exam: ExamFile, known: readonly string[]): NameProblem[] {
  const named = [
    ...(exam.certification === undefined ? [] : [{ name: exam.certification, path: ['certification'] }]),
    ...exam.requires.certifications.map((name) => ({ name, path: ['requires', 'certifications'] })),
  ]
  return named
    .filter(({ name }) => !known.includes(name))
    .map(({ name, path }) => ({ code: 'certification-unknown', path, name, meant: nearestName(name, known) }))
}
