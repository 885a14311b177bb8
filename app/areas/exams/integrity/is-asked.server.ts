import type { Ctx } from '~/platform/context.server'
import { requirePerson } from '~/platform/request.server'
import { askedCase } from './queries.server'

/** Does a question of the examiners about this attempt wait for the reader, who sat it? */
export async function isAsked(ctx: Ctx, attempt: { attemptId: string; personId: string }): Promise<boolean> {
  if (requirePerson(ctx).personId !== attempt.personId) return false
  return (await askedCase(ctx.db, attempt.attemptId))?.state === 'asked'
}
