/** Corrections of questions after they were asked. Epoch milliseconds UTC in `*_at`; JSON as text. */
export interface RegradesTables {
  regrades: RegradesTable
  regrade_versions: RegradeVersionsTable
  regrade_steps: RegradeStepsTable
  regrade_results: RegradeResultsTable
  regrade_organisations: RegradeOrganisationsTable
  regrade_result_forecasts: RegradeResultForecastsTable
  regrade_certificate_forecasts: RegradeCertificateForecastsTable
  regrade_tier_forecasts: RegradeTierForecastsTable
}

export interface RegradesTable {
  id: string
  question_id: string
  /** null: in every exam */
  exam_id: string | null
  change: string
  created_at: number
  created_by: string
}

/** The versions of the question that the regrade concerns. */
export interface RegradeVersionsTable {
  regrade_id: string
  question_version_id: string
}

export interface RegradeStepsTable {
  id: string
  regrade_id: string
  number: number
  kind: 'drafted' | 'previewing' | 'previewed' | 'discarded' | 'applying' | 'applied' | 'undoing' | 'undone'
  at: number
  actor_id: string
  reason: string | null
  job_id: string | null
  detail: string
}

/** One row for each attempt that was marked again, once in each direction. */
export interface RegradeResultsTable {
  regrade_id: string
  direction: 'apply' | 'undo'
  attempt_id: string
  organisation_id: string
  /** numbers of results; null after: nothing changed */
  number_before: number
  number_after: number | null
  at: number
}

/** Companies whose people are all marked again, and whose changed verdicts were told. */
export interface RegradeOrganisationsTable {
  regrade_id: string
  direction: 'apply' | 'undo'
  organisation_id: string
  at: number
}

export interface RegradeResultForecastsTable {
  regrade_id: string
  attempt_id: string
  effect: 'passes' | 'fails' | 'gains' | 'loses'
  mark_before: string
  max_mark_before: string
  share_before: string
  mark_after: string
  max_mark_after: string
  share_after: string
}

export interface RegradeCertificateForecastsTable {
  regrade_id: string
  number: number
  effect: string
  person_id: string
  organisation_id: string
  certificate_id: string | null
  detail: string
}

export interface RegradeTierForecastsTable {
  regrade_id: string
  number: number
  partner_id: string
  track_id: string
  detail: string
}
