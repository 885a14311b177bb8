import type { ExamTitles } from '~/areas/learning/list-assignments.server'
import type { Ctx } from '~/platform/context.server'
import { currentExams } from './current-exams.server'

/** What assignments need to know of exams: what they are called, withdrawn ones too. */
export async function examTitles(ctx: Ctx): Promise<ExamTitles> {
  return new Map((await currentExams(ctx)).map(({ slug, title }) => [slug, title]))
}
