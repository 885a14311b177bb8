import type { ExamFacts } from '~/areas/learning/list-assignments.server'
import type { Ctx } from '~/platform/context.server'
import { examCatalogue } from './list-exams.server'
import { firstPasses } from './queries.passes.server'

/**
 * What assignments need to know of exams: what they are called, and who passed which when; two queries.
 * Of one person, of the people of one company, or of everybody.
 */
export async function examFacts(ctx: Ctx, of: { personId?: string; organisationId?: string } = {}): Promise<ExamFacts> {
  const titles = new Map((await examCatalogue(ctx)).map(({ slug, title }) => [slug, title]))
  const passes = new Map(
    (await firstPasses(ctx.db, of)).map(({ slug, person_id, passed_at }) => [`${slug} ${person_id}`, passed_at]),
  )
  return {
    titleOf: (slug) => titles.get(slug),
    passedAt: (slug, personId) => passes.get(`${slug} ${personId}`) ?? null,
  }
}
