/** Cases of exams that a person looks at, with evidence and steps. Epoch milliseconds UTC in `*_at`; JSON as text. */
export interface IntegrityTables {
  integrity_looks: IntegrityLooksTable
  integrity_cases: IntegrityCasesTable
  integrity_evidence: IntegrityEvidenceTable
  integrity_steps: IntegrityStepsTable
}

/** The attempts that were looked at, so that each is once. */
export interface IntegrityLooksTable {
  attempt_id: string
  looked_at: number
  /** how many attempts of colleagues it was compared with */
  compared: number
}

export interface IntegrityCasesTable {
  id: string
  attempt_id: string
  exam_id: string
  person_id: string
  organisation_id: string
  /** as its steps say */
  state: 'open' | 'asked' | 'explained' | 'closed'
  outcome: 'no-concern' | 'explanation-accepted' | 'concern-stands' | null
  strength: number
  opened_at: number
  changed_at: number
  closed_at: number | null
}

export interface IntegrityEvidenceTable {
  id: string
  case_id: string
  kind: 'similarity' | 'pace' | 'signals'
  /** of likeness: the attempt that it is like */
  other_attempt_id: string | null
  strength: number
  reasons: string
  detail: string
  found_at: number
}

export type IntegrityStepKind =
  | 'opened'
  | 'evidence-found'
  | 'concern-noted'
  | 'explanation-asked'
  | 'explained'
  | 'no-concern'
  | 'explanation-accepted'
  | 'concern-stands'
  | 'evidence-deleted'

export interface IntegrityStepsTable {
  id: string
  case_id: string
  number: number
  kind: IntegrityStepKind
  at: number
  actor_id: string
  /** null where there are none, and after they were deleted */
  words: string | null
}
