import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { pinnedExam } from '../blueprints/pinned-exam'
import { verdictRows, versionsByIds } from '../queries.server'

/** How an ended attempt at an exam that is evidence for a certification stands now. Times are epoch milliseconds. */
type AttemptVerdict = {
  attemptId: string
  personId: string
  organisationId: string
  certification: string
  startedAt: number
  submittedAt: number
  passed: boolean
}

/**
 * Every verdict of some people that certificates may rest on, in the order in which the attempts ended, in two queries.
 * The caller authorises: it is a read model for areas above.
 */
export async function verdictsOf(ctx: Ctx, personIds: readonly string[]): Promise<AttemptVerdict[]> {
  if (personIds.length === 0) return []
  const rows = await verdictRows(ctx.db, personIds)
  if (rows.length === 0) return []
  const versions = [...new Set(rows.map((row) => row.exam_version_id))]
  const certifications = new Map(
    (await versionsByIds(ctx.db, versions)).map((row) => [row.id, pinnedExam(row).settings.certification]),
  )
  return rows.flatMap((row) => {
    const certification = certifications.get(row.exam_version_id)
    if (certification === undefined) return []
    invariant(row.submitted_at !== null, 'an attempt with a result has ended')
    return [
      {
        attemptId: row.id,
        personId: row.person_id,
        organisationId: row.organisation_id,
        certification,
        startedAt: row.started_at,
        submittedAt: row.submitted_at,
        passed: row.passed === 1,
      },
    ]
  })
}
