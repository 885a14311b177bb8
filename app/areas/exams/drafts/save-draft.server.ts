import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { mayExamine } from '../policy'
import type { DraftFields } from './draft-fields'
import { lockDraft, updateDraft } from './queries.server'

type DraftSaved =
  | { saved: true; revision: number }
  /** somebody else has changed the draft since this form was made: nothing was kept */
  | { saved: false; reason: 'changed-meanwhile'; revision: number }

/**
 * Keeps what was typed, right or not. A change takes back a date of publication: what was reviewed is not what stands.
 * @param input.revision the revision that the form was made from
 * @throws AppError 403 `exams.not-an-examiner`, 404 `exams.draft-not-found`
 */
export async function saveDraft(
  ctx: Ctx,
  input: { slug: string; revision: number; fields: DraftFields },
): Promise<DraftSaved> {
  authorise(mayExamine(ctx.actor))
  return ctx.transaction(async (tx) => {
    const row = await lockDraft(tx.db, input.slug)
    if (!row) throw notFound('exams.draft-not-found')
    if (isSame(json<DraftFields>(row.body), input.fields)) return { saved: true, revision: row.revision }
    if (row.revision !== input.revision) return { saved: false, reason: 'changed-meanwhile', revision: row.revision }
    const revision = row.revision + 1
    await updateDraft(tx.db, input.slug, {
      revision,
      body: JSON.stringify(input.fields),
      publish_at: null,
      updated_at: tx.now,
      updated_by: actorId(tx.actor),
    })
    return { saved: true, revision }
  })
}

const isSame = (a: DraftFields, b: DraftFields): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, value]) => b[name] === value)
