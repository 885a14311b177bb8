import { courseTitles } from '~/areas/catalogue/course-titles.server'
import { poolContents } from '~/areas/questions/pool-contents.server'
import { poolNames } from '~/areas/questions/pool-names.server'
import type { Ctx } from '~/platform/context.server'
import { nearestName } from '~/platform/nearest-name'
import { type ExamFile, poolsOf } from '../blueprints/blueprint'
import { checkExamNames, type NameProblem } from '../blueprints/check-exam-names'
import { poolSufficiency } from '../blueprints/pool-sufficiency'

export type DraftCheck = { problems: NameProblem[] } & ReturnType<typeof poolSufficiency>

/**
 * Does an exam find what it names, and do the pools, as they are now, suffice?
 * @param certifications short names of all there are; the area above this one knows them
 */
export async function checkAgainstContent(
  ctx: Ctx,
  exam: ExamFile,
  certifications: readonly string[],
): Promise<DraftCheck> {
  const pools = (await poolNames(ctx)).map(({ slug }) => slug)
  const questions = await poolContents(ctx, poolsOf(exam), { tags: true })
  const courses = [...(await courseTitles(ctx, [...exam.courses, ...exam.requires.courses])).keys()]
  const problems = [
    ...checkExamNames(exam, { pools, questions, courses }),
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
