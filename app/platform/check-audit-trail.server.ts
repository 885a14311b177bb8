import { mayAdministerInstallation } from './administration'
import { type AuditVerdict, verifyAudit } from './audit.server'
import type { Ctx } from './context.server'
import { newId } from './ids'
import { setProgress } from './jobs.server'
import { json } from './json'
import { authorise } from './policy'
import { readSetting, writeSetting } from './settings.server'

export const CHECK_AUDIT_JOB = 'audit.check'
/** The setting that names the job of the latest check. */
const LATEST = 'audit-check'

/**
 * Asks for a walk over the whole chain of the audit trail. It runs in the background: a trail of years takes a while.
 * While one check waits or runs, asking again asks for nothing more.
 * @throws AppError 403 `admin.not-an-administrator`
 */
export async function requestAuditCheck(ctx: Ctx): Promise<void> {
  authorise(mayAdministerInstallation(ctx.actor))
  await ctx.transaction(async (tx) => {
    const last = await lastCheck(tx)
    if (last?.state === 'running') return
    // Under a key its row is kept for good, and with it the verdict that the page shows.
    const dedupeKey = `${CHECK_AUDIT_JOB}:${newId(tx.now)}`
    const jobId = await tx.enqueue({ name: CHECK_AUDIT_JOB, payload: {}, dedupeKey })
    await writeSetting(tx.db, LATEST, { jobId }, tx.now)
    await tx.audit({ action: 'audit.check-requested', subject: { kind: 'job', id: jobId } })
    await tx.signal('vendor', 'jobs-changed')
  })
}

/** The job. Between two pages of the trail it lets other work of the process go on. */
export async function checkAuditTrail(ctx: Ctx, _payload: unknown, of: { jobId: string }): Promise<AuditVerdict> {
  const { count } = await ctx.db
    .selectFrom('audit_log')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const total = Number(count)
  return verifyAudit(ctx.db, async (done) => {
    await setProgress(ctx.db, of.jobId, Math.min(done, total), total)
    await ctx.signal('vendor', 'jobs-changed')
    await new Promise((resolve) => setImmediate(resolve))
  })
}

export type AuditCheck =
  | { state: 'running'; requestedAt: number; done: number; total: number }
  | { state: 'failed'; requestedAt: number }
  | { state: 'done'; finishedAt: number; verdict: AuditVerdict }

/** The check that was asked for last. @throws AppError 403 `admin.not-an-administrator` */
export async function latestAuditCheck(ctx: Ctx): Promise<AuditCheck | null> {
  authorise(mayAdministerInstallation(ctx.actor))
  return lastCheck(ctx)
}

async function lastCheck(ctx: Ctx): Promise<AuditCheck | null> {
  const latest = await readSetting<{ jobId: string }>(ctx.db, LATEST)
  const job = latest && (await ctx.db.selectFrom('jobs').selectAll().where('id', '=', latest.jobId).executeTakeFirst())
  if (!job) return null
  if (job.state === 'done' && job.result !== null)
    return { state: 'done', finishedAt: job.finished_at ?? job.created_at, verdict: json<AuditVerdict>(job.result) }
  if (job.state === 'dead') return { state: 'failed', requestedAt: job.created_at }
  return { state: 'running', requestedAt: job.created_at, done: job.progress_done, total: job.progress_total ?? 0 }
}
