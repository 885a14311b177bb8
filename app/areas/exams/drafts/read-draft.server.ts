import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { mayExamine } from '../policy'
import type { DraftFields } from './draft-fields'
import { type DraftRow, findDraft } from './queries.server'
import { type ReadFields, readExam } from './read-fields'

export type Draft = {
  slug: string
  /** grows with every change */
  revision: number
  fields: DraftFields
  baseVersionId: string | null
  /** when it is published by itself, epoch milliseconds; null while nobody said so */
  publishAt: number | null
  updatedAt: number
  updatedBy: string
} & ReadFields

/**
 * The draft of an exam with what is wrong in it; null for none.
 * @throws AppError 403 `exams.not-an-examiner`
 */
export async function readDraft(ctx: Ctx, slug: string): Promise<Draft | null> {
  authorise(mayExamine(ctx.actor))
  const row = await findDraft(ctx.db, slug)
  return row ? draftOf(row) : null
}

export function draftOf(row: DraftRow): Draft {
  const fields = json<DraftFields>(row.body)
  return {
    slug: row.slug,
    revision: row.revision,
    fields,
    baseVersionId: row.base_version_id,
    publishAt: row.publish_at,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
    ...readExam(fields),
  }
}
