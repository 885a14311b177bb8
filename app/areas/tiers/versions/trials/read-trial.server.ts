import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { effectiveFrom, type Programme } from '../../language/programme'
import type { WhatIfSummary } from '../../what-if/sum-up'
import type { RuleDraft } from '../drafts/read-draft.server'
import { programmeOf } from '../load-rules.server'
import { lastTrialOfDraft } from './queries.server'
import { baseOf } from './start-trial.server'
import { type TrialState, trialState } from './trial-state'

export type Trial = {
  id: string
  jobId: string
  hash: string
  state: TrialState
  /** The moment that both versions were asked about. */
  at: number | null
  doneAt: number | null
  summary: WhatIfSummary | null
  /** What was tried, and what it was compared with. */
  to: Programme
  from: Programme | null
}

/** The what-if of a draft that was asked for last; null for none. The caller authorises. */
export async function readTrial(ctx: Ctx, draft: RuleDraft): Promise<Trial | null> {
  const row = await lastTrialOfDraft(ctx.db, draft.id)
  if (!row) return null
  const { checked } = draft
  const baseVersionId = checked.ok
    ? await baseOf(ctx, draft.track, effectiveFrom(checked.programme))
    : row.base_version_id
  return {
    ...{ id: row.id, jobId: row.job_id, hash: row.hash, at: row.at, doneAt: row.done_at },
    state: trialState(row, { hash: checked.ok ? checked.hash : null, baseVersionId }),
    summary: row.summary === null ? null : json<WhatIfSummary>(row.summary),
    to: json<Programme>(row.programme),
    from: row.base_version_id === null ? null : await programmeOf(ctx, row.base_version_id),
  }
}
