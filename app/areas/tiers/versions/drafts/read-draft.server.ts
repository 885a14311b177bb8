import { findPeople } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { mayManageProgramme } from '../../policy'
import { type CheckedSource, checkSource } from './check-source.server'
import { findDraft } from './queries.server'

export type RuleDraft = {
  id: string
  track: string
  source: string
  /** grows with every change */
  revision: number
  baseVersionId: string | null
  updatedAt: number
  /** the name of whoever changed it last */
  updatedBy: string | null
  checked: CheckedSource
}

/** A draft with what is wrong in it. @throws AppError 403 `tiers.not-a-programme-manager`, 404 `tiers.draft-not-found` */
export async function readDraft(ctx: Ctx, draftId: string): Promise<RuleDraft> {
  authorise(mayManageProgramme(ctx.actor))
  const row = await findDraft(ctx.db, draftId)
  if (!row) throw notFound('tiers.draft-not-found')
  const people = await findPeople(ctx, [row.updated_by])
  return {
    ...{ id: row.id, track: row.track, source: row.source, revision: row.revision },
    ...{ baseVersionId: row.base_version_id, updatedAt: row.updated_at },
    updatedBy: people.get(row.updated_by)?.name ?? null,
    checked: await checkSource(ctx, row.source, { track: row.track }),
  }
}
