import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { publishExam } from '../blueprints/publish-exam.server'
import { mayPublishExams } from '../policy'
import { currentVersions } from '../queries.server'
import { checkAgainstContent } from './check-draft.server'
import { deleteDraft, lockDraft, updateDraft } from './queries.server'
import { draftOf } from './read-draft.server'

export const PUBLISH_DRAFT_JOB = 'exams.publish-draft'
type PublishDraftJob = { slug: string; revision: number; publishAt: number; certifications: readonly string[] }

type DraftPublished =
  | { published: true; at: number | 'now' }
  /** what was reviewed is not what stands: look at it again */
  | { published: false; reason: 'changed-meanwhile' | 'published-meanwhile' }
  /** something is missing or does not suffice; the draft's page says what */
  | { published: false; reason: 'not-ready' }

/**
 * Publishes the draft that was reviewed, now or at a moment to come. At that moment it is checked again, because pools
 * change: what is not right then is not published, and the draft stays.
 * @param input.revision and input.currentVersionId what the reviewer looked at
 * @param input.certifications short names of all there are; the area above this one knows them
 * @throws AppError 403 `exams.not-an-examiner`, 404 `exams.draft-not-found`, 409 `exams.moment-passed`
 */
export async function publishDraft(
  ctx: Ctx,
  input: {
    slug: string
    revision: number
    currentVersionId: string | null
    publishAt: number | null
    certifications: readonly string[]
  },
): Promise<DraftPublished> {
  authorise(mayPublishExams(ctx.actor))
  if (input.publishAt !== null && input.publishAt <= ctx.now) throw conflict('exams.moment-passed')
  return ctx.transaction(async (tx) => {
    const row = await lockDraft(tx.db, input.slug)
    if (!row) throw notFound('exams.draft-not-found')
    if (row.revision !== input.revision) return { published: false, reason: 'changed-meanwhile' }
    const [current] = await currentVersions(tx.db, input.slug)
    if ((current?.id ?? null) !== input.currentVersionId) return { published: false, reason: 'published-meanwhile' }
    const { exam } = draftOf(row)
    if (!exam) return { published: false, reason: 'not-ready' }
    const { problems } = await checkAgainstContent(tx, { slug: input.slug, exam }, input.certifications)
    if (problems.length > 0) return { published: false, reason: 'not-ready' }

    if (input.publishAt !== null) {
      await updateDraft(tx.db, input.slug, { publish_at: input.publishAt })
      const payload: PublishDraftJob = {
        slug: input.slug,
        revision: row.revision,
        publishAt: input.publishAt,
        certifications: input.certifications,
      }
      await tx.enqueue({ name: PUBLISH_DRAFT_JOB, payload, runAt: input.publishAt })
      await tx.audit({
        action: 'exams.publication-planned',
        subject: { kind: 'exam', id: input.slug },
        after: { revision: row.revision, publishAt: input.publishAt },
      })
      return { published: true, at: input.publishAt }
    }
    await publishExam(tx, { slug: input.slug, exam, from: 'browser' })
    await deleteDraft(tx.db, input.slug)
    return { published: true, at: 'now' }
  })
}

/** The job of a planned publication. A draft that was changed, or planned anew, since then is not published. */
export async function publishPlannedDraft(ctx: Ctx, job: PublishDraftJob): Promise<void> {
  await ctx.transaction(async (tx) => {
    const row = await lockDraft(tx.db, job.slug)
    if (!row || row.revision !== job.revision || row.publish_at !== job.publishAt) return
    const { exam } = draftOf(row)
    const problems = exam ? (await checkAgainstContent(tx, { slug: job.slug, exam }, job.certifications)).problems : []
    if (!exam || problems.length > 0) {
      // The examiner sees that it is not published, and why.
      await updateDraft(tx.db, job.slug, { publish_at: null })
      tx.log.warn({ exam: job.slug, problems }, 'a planned publication did not take place')
      await tx.audit({ action: 'exams.publication-refused', subject: { kind: 'exam', id: job.slug } })
      return
    }
    await publishExam(tx, { slug: job.slug, exam, from: 'browser' })
    await deleteDraft(tx.db, job.slug)
  })
}
