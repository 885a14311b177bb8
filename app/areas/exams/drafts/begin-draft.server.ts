import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict, invalid } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { slugSchema } from '../blueprints/blueprint'
import { contentOf } from '../blueprints/exam-content'
import { pinnedExam } from '../blueprints/pinned-exam'
import { RESERVED_SLUGS } from '../blueprints/reserved-slugs'
import { mayExamine } from '../policy'
import { currentVersions } from '../queries.server'
import { type DraftFields, fieldsOf, fieldsOfNew } from './draft-fields'
import { findDraft, insertDraft } from './queries.server'

/**
 * Begins a draft: of an exam as it is published, or of a new one. One that was begun already is left as it is.
 * @param input.title of a new exam; without it the exam has to be there
 * @throws AppError 403 `exams.not-an-examiner`, 409 `exams.name-taken` for a new exam of a name that another has, 422
 * `exams.name-format` or `exams.title-needed`
 */
export async function beginDraft(ctx: Ctx, input: { slug: string; title?: string; language?: string }): Promise<void> {
  authorise(mayExamine(ctx.actor))
  if (!slugSchema.max(80).safeParse(input.slug).success || RESERVED_SLUGS.includes(input.slug))
    throw invalid('exams.name-format')
  await ctx.transaction(async (tx) => {
    const [current] = await currentVersions(tx.db, input.slug)
    const draft = await findDraft(tx.db, input.slug)
    const isNew = input.title !== undefined
    if (isNew && (current || draft)) throw conflict('exams.name-taken')
    if (draft) return
    if (!current && !input.title) throw invalid('exams.title-needed')
    const fields: DraftFields = current
      ? fieldsOf(contentOf(pinnedExam(current)))
      : fieldsOfNew(input.title ?? '', input.language ?? 'en')
    await insertDraft(tx.db, {
      slug: input.slug,
      revision: 1,
      body: JSON.stringify(fields),
      base_version_id: current?.id ?? null,
      publish_at: null,
      created_at: tx.now,
      created_by: actorId(tx.actor),
      updated_at: tx.now,
      updated_by: actorId(tx.actor),
    })
    await tx.audit({ action: 'exams.draft-begun', subject: { kind: 'exam', id: input.slug } })
  })
}
