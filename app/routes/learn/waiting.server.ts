import { listAuthoredCourses } from '~/areas/catalogue/list-authored-courses.server'
import { isCurrentState } from '~/areas/certifications/certificate-state'
import { certificatesOf } from '~/areas/certifications/list-certificates.server'
import { type ExamWork, viewExamWork } from '~/areas/exams/examined/view-exam-work.server'
import { type ExamTitles, teamAssignments } from '~/areas/learning/list-assignments.server'
import { countWaitingDemotions } from '~/areas/tiers/demotions/list-demotions.server'
import { countCheckedImports } from '~/areas/tiers/facts/view-fact-import.server'
import { nextGraceToEnd } from '~/areas/tiers/standings/list-standings.server'
import { hasRole, isVendorStaff, type PersonActor } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { listJobs } from '~/platform/list-jobs.server'

/** What waits for somebody because of a role, most pressing first. Dates are epoch milliseconds. */
export type Waiting =
  | { kind: 'jobs'; count: number }
  | { kind: 'grace'; count: number; partner: string; until: number }
  | { kind: 'demotions'; count: number }
  | { kind: 'imports'; count: number }
  | { kind: keyof ExamWork; count: number }
  | { kind: 'findings'; count: number; courses: number }
  | { kind: 'overdue'; count: number; people: string[] }
  | { kind: 'endings'; count: number; days: number; holder: string; title: string; at: number }

/** How far ahead a certificate that ends is announced; the first reminder goes out then too. */
const ENDING_SOON_DAYS = 90
const DAY = 86_400_000

/** Null for those whose roles have nothing of the kind to watch: learners, integration developers, moderators. */
export async function waitingFor(
  ctx: Ctx,
  actor: PersonActor,
  exams: () => Promise<ExamTitles>,
): Promise<Waiting[] | null> {
  if (isVendorStaff(actor)) {
    const runsProgramme = hasRole(actor, 'programme-manager', 'administrator')
    const writes = hasRole(actor, 'trainer', 'examiner', 'administrator')
    if (!runsProgramme && !writes) return null
    return [
      ...(hasRole(actor, 'administrator') ? await failedJobs(ctx) : []),
      ...(runsProgramme
        ? [...(await demotions(ctx)), ...(await partnersInGrace(ctx)), ...(await checkedImports(ctx))]
        : []),
      ...(hasRole(actor, 'examiner', 'administrator') ? await examWork(ctx) : []),
      ...(writes ? await findings(ctx) : []),
    ]
  }
  if (!hasRole(actor, 'partner-manager')) return null
  return [...(await overdue(ctx, await exams())), ...(await endings(ctx, actor.organisationId))]
}

async function failedJobs(ctx: Ctx): Promise<Waiting[]> {
  const { counts } = await listJobs(ctx, new URLSearchParams({ state: 'dead' }))
  return counts.dead > 0 ? [{ kind: 'jobs', count: counts.dead }] : []
}

async function demotions(ctx: Ctx): Promise<Waiting[]> {
  const count = await countWaitingDemotions(ctx)
  return count > 0 ? [{ kind: 'demotions', count }] : []
}

async function partnersInGrace(ctx: Ctx): Promise<Waiting[]> {
  const { total, first } = await nextGraceToEnd(ctx)
  return first ? [{ kind: 'grace', count: total, ...first }] : []
}

async function checkedImports(ctx: Ctx): Promise<Waiting[]> {
  const count = await countCheckedImports(ctx)
  return count > 0 ? [{ kind: 'imports', count }] : []
}

async function examWork(ctx: Ctx): Promise<Waiting[]> {
  const work = await viewExamWork(ctx)
  return (['answers', 'appeals', 'cases'] as const).flatMap((kind) =>
    work[kind] > 0 ? [{ kind, count: work[kind] }] : [],
  )
}

async function findings(ctx: Ctx): Promise<Waiting[]> {
  const faulty = (await listAuthoredCourses(ctx)).filter((course) => course.findings.length > 0)
  const count = faulty.reduce((sum, course) => sum + course.findings.length, 0)
  return count > 0 ? [{ kind: 'findings', count, courses: faulty.length }] : []
}

async function overdue(ctx: Ctx, exams: ExamTitles): Promise<Waiting[]> {
  const late = (await teamAssignments(ctx, exams)).filter(({ state }) => state === 'overdue')
  const people = [...new Set(late.map(({ personName }) => personName))]
  return late.length > 0 ? [{ kind: 'overdue', count: late.length, people }] : []
}

async function endings(ctx: Ctx, organisationId: string): Promise<Waiting[]> {
  const ending = (await certificatesOf(ctx, { organisationId }))
    .flatMap(({ state, expiresAt, holderName: holder, title }) =>
      isCurrentState(state.state) && expiresAt !== null && expiresAt <= ctx.now + ENDING_SOON_DAYS * DAY
        ? [{ holder, title, at: expiresAt }]
        : [],
    )
    .sort((a, b) => a.at - b.at)
  const [first] = ending
  return first ? [{ kind: 'endings', count: ending.length, days: ENDING_SOON_DAYS, ...first }] : []
}
