import { mayAdministerInstallation } from './administration'
import type { Ctx } from './context.server'
import { conflict, notFound } from './errors'
import { reviveJob } from './jobs.server'
import { authorise } from './policy'

/**
 * Puts a dead letter back into the queue, with all its tries.
 * @throws AppError 403 `admin.not-an-administrator`; 404 `admin.job-not-found`; 409 `admin.job-not-dead`
 */
export async function retryJob(ctx: Ctx, id: string): Promise<{ name: string }> {
  authorise(mayAdministerInstallation(ctx.actor))
  return ctx.transaction(async (tx) => {
    const job = await tx.db
      .selectFrom('jobs')
      .select(['name', 'kind', 'attempts', 'last_error'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (!job) throw notFound('admin.job-not-found')
    if (!(await reviveJob(tx.db, id, tx.now))) throw conflict('admin.job-not-dead')
    await tx.audit({
      action: 'jobs.retried',
      subject: { kind: 'job', id },
      before: { name: job.name, kind: job.kind, attempts: job.attempts, lastError: job.last_error },
    })
    await tx.signal('vendor', 'jobs-changed')
    return { name: job.name }
  })
}
