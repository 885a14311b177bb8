import type { Generated } from 'kysely'

/** Tracks, rules, facts, decisions. Epoch milliseconds UTC in `*_at`; JSON as text. */
export interface TiersTables {
  tracks: TracksTable
  rule_versions: RuleVersionsTable
  programme_memberships: ProgrammeMembershipsTable
  facts: FactsTable
  decisions: DecisionsTable
  tier_standings: TierStandingsTable
  fact_imports: FactImportsTable
  fact_import_rows: FactImportRowsTable
  tier_plans: TierPlansTable
  loss_watches: LossWatchesTable
  loss_notices: LossNoticesTable
  rank_takings: RankTakingsTable
  rule_drafts: RuleDraftsTable
  rule_trials: RuleTrialsTable
  rule_trial_partners: RuleTrialPartnersTable
  rule_trial_thresholds: RuleTrialThresholdsTable
}

export interface TracksTable {
  id: string
  slug: string
  created_at: number
  /** 1: strangers may read its rules */
  is_public: Generated<number>
  /** 0: run without tiers, whatever its rules say */
  has_tiers: Generated<number>
}

export interface RuleVersionsTable {
  id: string
  track_id: string
  hash: string
  effective_at: number
  source: string
  programme: string
  published_at: number
  published_by: string
  origin: Generated<'file' | 'browser'>
  /** Withdrawn before it began: it never counts. */
  withdrawn_at: number | null
  withdrawn_by: string | null
  withdrawn_reason: string | null
}

export interface ProgrammeMembershipsTable {
  id: string
  partner_id: string
  track_id: string
  joined_at: number
  left_at: number | null
}

export interface FactsTable {
  id: string
  partner_id: string
  kind: string
  name: string
  person_id: string | null
  true_from: number
  true_until: number | null
  known_at: number
  content: string
  source_key: string
  recorded_by: string
  note: string | null
}

export interface DecisionsTable {
  id: string
  partner_id: string
  track_id: string
  number: number
  rule_version_id: string
  decided_at: number
  as_of: number
  known_at: number
  tier_before: string | null
  tier_computed: string | null
  tier_after: string | null
  change: string
  grace_until: number | null
  transition: string
  proof: string
  proof_hash: string
  cause_kind: string
  cause_id: string | null
}

export interface TierStandingsTable {
  partner_id: string
  track_id: string
  decision_id: string
  tier: string | null
  since: number
  grace_until: number | null
  checked_at: number
  next_check_at: number | null
  /** the next date at which somebody's certificate stops counting */
  next_expiry_at: number | null
  /** the tier that the facts earned when it was last looked */
  computed: string | null
  /** of the decision that stands; null where it has not been looked since this is kept */
  decided_at: number | null
  /** the next day on which the policy gives or takes tiers */
  next_review_at: number | null
  /** people beyond those that the held tier needs */
  spare: number | null
  /** what is open to the next tier and why another tier is held than earned; JSON */
  outlook: string | null
}

export interface FactImportsTable {
  id: string
  file_name: string
  sha256: string
  state: 'checked' | 'applying' | 'applied' | 'discarded'
  job_id: string | null
  rows_total: number
  rows_accepted: number
  rows_refused: number
  created_by: string
  created_at: number
  applied_at: number | null
}

export interface FactImportRowsTable {
  import_id: string
  line: number
  partner_id: string | null
  verdict: 'accepted' | 'duplicate' | 'refused'
  problem: string | null
  content: string
  fact_id: string | null
}

/** A cheapest way to a tier; the key is made of everything it was worked out from. */
export interface TierPlansTable {
  key: string
  partner_id: string
  track_id: string
  solution: string
  solved_at: number
}

/** When it was last looked whether a partner loses its tier soon, and when that has to be done again by itself. */
export interface LossWatchesTable {
  partner_id: string
  track_id: string
  looked_at: number
  look_again_at: number | null
  /** when the held tier's requirements will be lost, or its time be over, if nobody acts */
  lost_at: number | null
  /** what happens then; JSON */
  loss: string | null
}

/** Told `days` days before the tier is lost, once. */
export interface LossNoticesTable {
  partner_id: string
  track_id: string
  lost_at: number
  days: number
  told_at: number
}

export interface RuleDraftsTable {
  id: string
  /** the slug of its track, which may not be there yet */
  track: string
  source: string
  revision: number
  base_version_id: string | null
  created_at: number
  created_by: string
  updated_at: number
  updated_by: string
}

/** A draft's rules tried on every partner of the track. */
export interface RuleTrialsTable {
  id: string
  draft_id: string
  track: string
  /** of the rules that were tried */
  hash: string
  /** the version they were compared with */
  base_version_id: string | null
  programme: string
  job_id: string
  asked_at: number
  asked_by: string
  /** the moment that both versions were asked about */
  at: number | null
  done_at: number | null
  summary: string | null
  reviewed_at: number | null
  reviewed_by: string | null
  /** the version that was published after it */
  version_id: string | null
}

export interface RuleTrialPartnersTable {
  trial_id: string
  partner_id: string
  region: string | null
  change: 'promoted' | 'demoted' | 'unchanged'
  tier_before: string | null
  tier_after: string | null
  content: string
  notified_at: number | null
}

export interface RuleTrialThresholdsTable {
  trial_id: string
  threshold: string
  job_id: string
  curve: string | null
}

export interface RankTakingsTable {
  track_id: string
  rank: string
  /** the moment that is asked about */
  at: number
  /** what was known when it was begun, and the partners of the track then */
  known_at: number
  /** null while places are still to be kept */
  finished_at: number | null
}
