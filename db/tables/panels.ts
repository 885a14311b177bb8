/** Panels that set a pass mark. Epoch milliseconds UTC in `*_at`. */
export interface PanelsTables {
  panels: PanelsTable
  panel_questions: PanelQuestionsTable
  panel_judges: PanelJudgesTable
  panel_ratings: PanelRatingsTable
}

export interface PanelsTable {
  id: string
  exam_version_id: string | null
  pool_id: string | null
  title: string
  /** who is only just competent, in the examiner's words */
  candidate: string
  shows_facility: 0 | 1
  created_at: number
  created_by: string
  second_round_at: number | null
  closed_at: number | null
}

export interface PanelQuestionsTable {
  panel_id: string
  question_version_id: string
  position: number
  /** points that a form gives to it on average, a fraction such as `3/8` */
  weight: string
}

export interface PanelJudgesTable {
  panel_id: string
  person_id: string
  invited_at: number
  invited_by: string
  first_handed_in_at: number | null
  second_handed_in_at: number | null
  removed_at: number | null
}

export interface PanelRatingsTable {
  panel_id: string
  person_id: string
  question_version_id: string
  round: 1 | 2
  /** of 100 people who are only just competent, how many answer it right; in steps of 5 */
  rating: number
  rated_at: number
}
