import type { Ctx } from '~/platform/context.server'
import { conflict, invariant, notFound } from '~/platform/errors'
import { reviveJob, setProgress } from '~/platform/jobs.server'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { reEvaluate } from '../decisions/re-evaluate.server'
import { mayManageProgramme } from '../policy'
import type { LineContent } from './check-fact-import.server'
import { importSignal } from './import-signal'
import { appendEntered } from './keep-known.server'
import { lineSources } from './line-sources.server'
import {
  findImport,
  importWithJob,
  moveImport,
  partnersOfImport,
  setLineFact,
  waitingLines,
} from './queries.imports.server'
import { factOfEntry, knownFrom } from './record-fact.server'

export const APPLY_FACT_IMPORT_JOB = 'tiers.apply-fact-import'

/**
 * Asks for the accepted lines of an import to be recorded, in the background. A run that was given up is taken up again.
 * @throws AppError 403, 404; 409 when it is running, done, discarded, or has no accepted line
 */
export async function startFactImport(ctx: Ctx, input: { importId: string }): Promise<void> {
  authorise(mayManageProgramme(ctx.actor))
  await ctx.transaction(async (tx) => {
    const known = await importWithJob(tx.db, input.importId)
    if (!known) throw notFound('tiers.import-not-found')
    if (known.state === 'applying' && known.job_id && (await reviveJob(tx.db, known.job_id, tx.now))) return
    if (known.state !== 'checked') throw conflict('tiers.import-not-waiting')
    if (known.rows_accepted === 0) throw conflict('tiers.import-empty')
    const jobId = await tx.enqueue({
      name: APPLY_FACT_IMPORT_JOB,
      payload: { importId: known.id },
      dedupeKey: `${APPLY_FACT_IMPORT_JOB}:${known.id}`,
    })
    if (!(await moveImport(tx.db, known.id, 'checked', { state: 'applying', job_id: jobId })))
      throw conflict('tiers.import-not-waiting')
    await tx.audit({
      action: 'tiers.import-started',
      subject: { kind: 'fact-import', id: known.id },
      after: { lines: known.rows_accepted },
    })
    await tx.signal('vendor', importSignal(known.id))
    await tx.signal('vendor', 'imports-changed')
  })
}

/**
 * The work itself. Each partner is one transaction: its lines become facts and its tier is decided anew, once. A run
 * that dies is taken up where it stopped, because a line that has its fact is not looked at again.
 * @returns how many lines were recorded, of how many partners
 */
export async function applyFactImport(
  ctx: Ctx,
  payload: { importId: string },
  of: { jobId: string },
): Promise<{ lines: number; partners: number }> {
  const known = await findImport(ctx.db, payload.importId)
  invariant(known, 'an import is never deleted')
  const partners = await partnersOfImport(ctx.db, known.id)
  const total = known.rows_accepted
  let done = total - partners.reduce((sum, partner) => sum + Number(partner.waiting), 0)
  // An open page fetches itself at each signal: fifty steps look smooth and cost little.
  const step = Math.max(1, Math.floor(total / 50))
  let told = done
  await setProgress(ctx.db, of.jobId, done, total)
  for (const { partner_id, waiting } of partners) {
    if (partner_id === null || Number(waiting) === 0) continue
    done += await ctx.transaction((tx) => applyToPartner(tx, known, partner_id))
    if (done - told < step) continue
    told = done
    await setProgress(ctx.db, of.jobId, done, total)
    await ctx.signal('vendor', importSignal(known.id))
  }
  await ctx.transaction(async (tx) => {
    await setProgress(tx.db, of.jobId, total, total)
    if (!(await moveImport(tx.db, known.id, 'applying', { state: 'applied', applied_at: tx.now }))) return
    await tx.audit({
      action: 'tiers.import-applied',
      subject: { kind: 'fact-import', id: known.id },
      after: { lines: total, partners: partners.length },
    })
    await tx.signal('vendor', importSignal(known.id))
    await tx.signal('vendor', 'imports-changed')
  })
  return { lines: total, partners: partners.length }
}

/** @returns how many lines were waiting and are recorded now */
async function applyToPartner(tx: Ctx, of: { id: string; file_name: string }, partnerId: string): Promise<number> {
  const knownAt = await knownFrom(tx, partnerId)
  // Read under the partner's lock: the same job may run twice when a server was thought dead.
  const lines = await waitingLines(tx.db, of.id, partnerId)
  const contents = lines.map((row) => json<LineContent>(row.content))
  const sources = await lineSources(
    tx.db,
    contents.flatMap(({ identity }) => identity ?? []),
  )
  let changes = 0
  for (const [index, row] of lines.entries()) {
    const { entry, identity } = contents[index] ?? {}
    const source = identity && sources.get(identity)
    invariant(entry && source, 'an accepted line has an entry')
    if (source.toldBy) {
      // Another import has said the same in the meantime: the line stands for that fact.
      await setLineFact(tx.db, of.id, row.line, source.toldBy.factId)
      continue
    }
    const fact = factOfEntry(entry, { partnerId, source: `${of.file_name}:${row.line}` })
    const { sourceKey } = source
    const added = await appendEntered(tx, fact, { sourceKey, knownAt, ...(entry.note ? { note: entry.note } : {}) })
    invariant(added, 'under the partner’s lock nobody else tells the same')
    await setLineFact(tx.db, of.id, row.line, added)
    changes++
  }
  if (changes > 0) await reEvaluate(tx, { partnerId, cause: { kind: 'fact', id: of.id } })
  return lines.length
}
