import type { Ctx } from '~/platform/context.server'
import { currentVersions } from '../queries.server'
import { type PinnedExam, pinnedExam } from './pinned-exam'

/** The newest version of every exam, withdrawn ones too, for pages that only show them; a start reads its own. */
export const currentExams = (ctx: Ctx): Promise<readonly PinnedExam[]> =>
  ctx.published('exams.current', async () => (await currentVersions(ctx.db)).map(pinnedExam))
