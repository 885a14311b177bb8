import { examTitles } from '~/areas/exams/blueprints/exam-titles.server'
import { sweepAttempts } from '~/areas/exams/delivery/sweep-attempts.server'
import { forgetEvidence } from '~/areas/exams/integrity/forget-evidence.server'
import { forgetOldPlaces } from '~/areas/identity/known-places.server'
import { forgetExpiredSessions } from '~/areas/identity/sessions.server'
import { remindOfAssignments } from '~/areas/learning/remind.server'
import { tellEndingGrants } from '~/areas/tiers/benefits/change-grant.server'
import { reEvaluateDue } from '~/areas/tiers/decisions/re-evaluate-due.server'
import { warnOfLosses } from '~/areas/tiers/decisions/warn-of-loss.server'
import { forgetOldPlans } from '~/areas/tiers/path/find-plan.server'
import { takeDueRanks } from '~/areas/tiers/ranks/take-due-ranks.server'
import type { Ctx } from '~/platform/context.server'
import { forgetOldJobs } from '~/platform/jobs.server'
import { forgetOldSignals } from '~/platform/live.server'
import { forgetExpiredTokens } from '~/platform/mail.server'
import { forgetOldTries } from '~/platform/rate-limit.server'

export type Timer = { name: string; everyMs: number; run(ctx: Ctx): Promise<unknown> }

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

/** Every timer of the product, in one table. They run in the process that works on jobs. */
export const schedule: readonly Timer[] = [
  { name: 'identity.forget-expired-sessions', everyMs: 60 * MINUTE, run: forgetExpiredSessions },
  { name: 'identity.forget-old-places', everyMs: 60 * MINUTE, run: forgetOldPlaces },
  { name: 'mail.forget-expired-tokens', everyMs: 10 * MINUTE, run: (ctx) => forgetExpiredTokens(ctx.db, ctx.now) },
  { name: 'rate-limit.forget-old-tries', everyMs: 60 * MINUTE, run: (ctx) => forgetOldTries(ctx.db, ctx.now) },
  { name: 'jobs.forget-old', everyMs: 60 * MINUTE, run: (ctx) => forgetOldJobs(ctx.db, ctx.now) },
  { name: 'exams.sweep', everyMs: 5 * SECOND, run: sweepAttempts },
  { name: 'exams.forget-evidence', everyMs: 60 * MINUTE, run: forgetEvidence },
  { name: 'benefits.tell-ending-grants', everyMs: 10 * MINUTE, run: tellEndingGrants },
  { name: 'tiers.take-due-ranks', everyMs: 10 * MINUTE, run: takeDueRanks },
  { name: 'tiers.re-evaluate-due', everyMs: MINUTE, run: reEvaluateDue },
  { name: 'tiers.warn-of-losses', everyMs: 5 * MINUTE, run: warnOfLosses },
  { name: 'tiers.forget-old-plans', everyMs: 60 * MINUTE, run: forgetOldPlans },
  {
    name: 'learning.remind',
    everyMs: 10 * MINUTE,
    run: async (ctx) => remindOfAssignments(ctx, await examTitles(ctx)),
  },
  { name: 'live.forget-old-signals', everyMs: 60 * MINUTE, run: (ctx) => forgetOldSignals(ctx.db, ctx.now - DAY) },
]
