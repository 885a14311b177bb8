/** Conditions, grants and uses of benefits. Epoch milliseconds UTC in `*_at` and `at`; values and proofs are JSON as text. */
export interface BenefitsTables {
  benefit_conditions: BenefitConditionsTable
  benefit_grants: BenefitGrantsTable
  benefit_grant_steps: BenefitGrantStepsTable
  licence_uses: LicenceUsesTable
  licence_returns: LicenceReturnsTable
  fund_uses: FundUsesTable
  fund_reversals: FundReversalsTable
  support_requests: SupportRequestsTable
  support_answers: SupportAnswersTable
}

export interface BenefitConditionsTable {
  id: string
  partner_id: string
  track_id: string
  number: number
  rule_version_id: string
  at: number
  proof: string
  proof_hash: string
}

export interface BenefitGrantsTable {
  id: string
  partner_id: string
  track_id: string
  benefit: string
  value: string
  source_key: string
}

export interface BenefitGrantStepsTable {
  grant_id: string
  number: number
  kind: 'given' | 'extended' | 'ending-told' | 'withdrawn'
  at: number
  from_at: number | null
  until_at: number | null
  actor_id: string
  reason: string | null
}

export interface LicenceUsesTable {
  id: string
  partner_id: string
  track_id: string
  benefit: string
  holder: string
  what: string
  handed_at: number
  recorded_at: number
  recorded_by: string
  source_key: string
}

export interface LicenceReturnsTable {
  use_id: string
  returned_at: number
  recorded_by: string
}

export interface FundUsesTable {
  id: string
  partner_id: string
  track_id: string
  benefit: string
  /** the calendar year (UTC) whose money it is */
  year: number
  /** canonical rational, in major units */
  amount: string
  currency: string
  purpose: string
  spent_at: number
  recorded_at: number
  recorded_by: string
  source_key: string
}

export interface FundReversalsTable {
  use_id: string
  reversed_at: number
  recorded_by: string
  reason: string
}

export interface SupportRequestsTable {
  id: string
  partner_id: string
  track_id: string
  benefit: string
  reference: string
  subject: string
  asked_at: number
  recorded_at: number
  recorded_by: string
}

export interface SupportAnswersTable {
  request_id: string
  answered_at: number
  recorded_at: number
  recorded_by: string
}
