import { courseTitles } from '~/areas/catalogue/course-titles.server'
import { listCertifications } from '~/areas/certifications/certification-definitions.server'
import type { Names } from '~/areas/exams/delivery/describe-start'
import type { Ctx } from '~/platform/context.server'

/** Titles of the courses and certifications that exams name by their slugs. */
export async function namesOfRequirements(
  ctx: Ctx,
  exams: readonly { courses: readonly string[]; requires: readonly string[] }[],
): Promise<Names> {
  const slugs = [...new Set(exams.flatMap(({ courses, requires }) => [...courses, ...requires]))]
  return {
    courses: Object.fromEntries(await courseTitles(ctx, slugs)),
    certifications: Object.fromEntries((await listCertifications(ctx)).map(({ slug, title }) => [slug, title])),
  }
}
