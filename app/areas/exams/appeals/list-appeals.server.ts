import { findPeople } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { mayMark } from '../policy'
import { APPEALS_PAGE_SIZE } from './page-size'
import { type AppealRow, countAppeals, pageOfAppeals } from './queries.server'

export type AppealSummary = {
  id: string
  state: AppealRow['state']
  examTitle: string
  questionTitle: string
  number: number
  personName: string
  openedAt: number
}

/** Appeals that wait, or those that were answered; of one exam or of all. @throws AppError 403 `exams.not-a-marker` */
export async function listAppeals(
  ctx: Ctx,
  of: { which: 'open' | 'decided'; page: number; examId?: string | null },
): Promise<{ open: number; total: number; appeals: AppealSummary[] }> {
  authorise(mayMark(ctx.actor))
  const { which, examId = null } = of
  const rows = await pageOfAppeals(ctx.db, {
    which,
    examId,
    limit: APPEALS_PAGE_SIZE,
    offset: (of.page - 1) * APPEALS_PAGE_SIZE,
  })
  const people = await findPeople(
    ctx,
    rows.map(({ person_id }) => person_id),
  )
  return {
    open: await countAppeals(ctx.db, 'open', examId),
    total: await countAppeals(ctx.db, which, examId),
    appeals: rows.map((row) => ({
      id: row.id,
      state: row.state,
      examTitle: row.exam_title,
      questionTitle: row.question_title,
      number: row.position,
      personName: people.get(row.person_id)?.name ?? '',
      openedAt: row.opened_at,
    })),
  }
}
