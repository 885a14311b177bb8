import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { mayExamine } from '../policy'
import { deleteDraft, lockDraft } from './queries.server'

/** Throws a draft away; what is published stays. @throws AppError 403, 404 `exams.draft-not-found` */
export async function discardDraft(ctx: Ctx, input: { slug: string }): Promise<void> {
  authorise(mayExamine(ctx.actor))
  await ctx.transaction(async (tx) => {
    if (!(await lockDraft(tx.db, input.slug))) throw notFound('exams.draft-not-found')
    await deleteDraft(tx.db, input.slug)
    await tx.audit({ action: 'exams.draft-discarded', subject: { kind: 'exam', id: input.slug } })
  })
}
