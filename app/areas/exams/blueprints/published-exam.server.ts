import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { mayExamine } from '../policy'
import { currentVersions } from '../queries.server'
import type { ExamFile } from './blueprint'
import { contentOf } from './exam-content'
import { pinnedExam } from './pinned-exam'

/**
 * The newest published version of an exam, with what it draws; null for none.
 * @throws AppError 403 `exams.not-an-examiner`
 */
export async function publishedExam(ctx: Ctx, slug: string): Promise<ExamFile | null> {
  authorise(mayExamine(ctx.actor))
  const [row] = await currentVersions(ctx.db, slug)
  return row ? contentOf(pinnedExam(row)) : null
}
