import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { mayRegrade } from '../policy'
import { questionsAskedIn } from './queries.bank.server'

export type AskedQuestion = { id: string; externalId: string; title: string; poolTitle: string; attempts: number }

/** The questions of an exam's ended attempts, the most asked first. @throws AppError 403 for others than examiners */
export async function listAskedQuestions(ctx: Ctx, examId: string): Promise<AskedQuestion[]> {
  authorise(mayRegrade(ctx.actor))
  return (await questionsAskedIn(ctx.db, examId))
    .map((row) => ({
      id: row.id,
      externalId: row.external_id,
      title: row.title ?? row.external_id,
      poolTitle: row.pool_title,
      attempts: Number(row.attempts),
    }))
    .sort((a, b) => b.attempts - a.attempts || (a.title < b.title ? -1 : 1))
}
