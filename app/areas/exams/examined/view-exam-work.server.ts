import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { countAppeals } from '../appeals/queries.server'
import { countCases } from '../integrity/queries.server'
import { countWaiting } from '../marking/queries.server'
import { mayMark } from '../policy'

/** Answers without a mark, appeals without an answer, and unusual attempts that nobody has closed. */
export type ExamWork = { answers: number; appeals: number; cases: number }

/** How much of each kind waits for an examiner, in all exams. @throws AppError 403 `exams.not-a-marker` */
export async function viewExamWork(ctx: Ctx): Promise<ExamWork> {
  authorise(mayMark(ctx.actor))
  const { answers } = await countWaiting(ctx.db, {})
  return {
    answers,
    appeals: await countAppeals(ctx.db, 'open', null),
    cases: await countCases(ctx.db, { which: 'open', exam: null, company: null, kind: null }),
  }
}
