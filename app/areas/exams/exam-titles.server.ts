import type { ExamTitles } from '~/areas/learning/list-assignments.server'
import type { Ctx } from '~/platform/context.server'
import { examCatalogue } from './list-exams.server'

/** What assignments need to know of exams: what they are called. */
export async function examTitles(ctx: Ctx): Promise<ExamTitles> {
  return new Map((await examCatalogue(ctx)).map(({ slug, title }) => [slug, title]))
}
