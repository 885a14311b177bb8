/** An attempt ended, by the person or by its deadline, and has its result. */
export type AttemptClosed = {
  type: 'exams.attempt-closed'
  v: 1
  attemptId: string
  examSlug: string
  examTitle: string
  /** certification that the exam is evidence for */
  certificationSlug: string | null
  personId: string
  organisationId: string
  passed: boolean
  /** share of points as a fraction text */
  share: string
  /** epoch milliseconds */
  startedAt: number
  submittedAt: number
  closedBy: 'learner' | 'deadline'
}

/** What an attempt was worth before and after it was marked again. Fractions are texts. */
type Marked = { mark: string; maxMark: string; share: string; passed: boolean }

/** Results of one person changed because a question was corrected, or a correction taken back. */
export type ResultChanged = {
  type: 'exams.result-changed'
  v: 1
  regradeId: string
  direction: 'apply' | 'undo'
  /** as an examiner wrote it for learners */
  reason: string
  personId: string
  organisationId: string
  changedAt: number
  attempts: {
    attemptId: string
    examSlug: string
    examTitle: string
    certificationSlug: string | null
    submittedAt: number
    before: Marked
    after: Marked
  }[]
}

/**
 * All attempts of a company that a regrade concerns are marked again, and these verdicts are others. Told once for each
 * company, so that what rests on several of them is decided once, from all of them.
 */
export type VerdictsChanged = {
  type: 'exams.verdicts-changed'
  v: 1
  regradeId: string
  direction: 'apply' | 'undo'
  reason: string
  organisationId: string
  changedAt: number
  verdicts: { attemptId: string; personId: string; passedBefore: boolean }[]
}

/** An attempt ended with answers that people have to mark; its result comes with the last mark. */
export type MarkingNeeded = {
  type: 'exams.marking-needed'
  v: 1
  attemptId: string
  examSlug: string
  examTitle: string
  /** whose examiners mark */
  vendorId: string
  /** how many answers wait */
  answers: number
}

/** The last answer of an attempt was marked by people, and its result is there. */
export type AttemptMarked = {
  type: 'exams.attempt-marked'
  v: 1
  attemptId: string
  examTitle: string
  personId: string
  organisationId: string
  passed: boolean
}

/** Somebody appeals against the mark of a question. */
export type AppealOpened = {
  type: 'exams.appeal-opened'
  v: 1
  appealId: string
  examTitle: string
  /** whose examiners answer */
  vendorId: string
}

/** An appeal was answered. A mark changes by a regrade, not by this. */
export type AppealDecided = {
  type: 'exams.appeal-decided'
  v: 1
  appealId: string
  attemptId: string
  examTitle: string
  personId: string
  organisationId: string
  outcome: 'rejected' | 'upheld'
}

/**
 * A correction that answers an appeal is through, or was taken back. Told to whoever appealed, also where their own mark
 * stays what it was.
 */
export type AppealCorrected = {
  type: 'exams.appeal-corrected'
  v: 1
  appealId: string
  regradeId: string
  direction: 'apply' | 'undo'
  attemptId: string
  examTitle: string
  personId: string
  organisationId: string
}

/** Judges are asked to rate the questions of a panel. */
export type JudgesInvited = {
  type: 'exams.judges-invited'
  v: 1
  panelId: string
  panelTitle: string
  judgeIds: string[]
  /** whose staff they are */
  vendorId: string
  invitedAt: number
}

/** Judges of a panel see how the ratings spread, and are asked to rate once more. */
export type SecondRoundOpened = {
  type: 'exams.second-round-opened'
  v: 1
  panelId: string
  panelTitle: string
  judgeIds: string[]
  vendorId: string
}

/** A learner is asked to say something to what is unusual about an attempt. */
export type ExplanationAsked = {
  type: 'exams.explanation-asked'
  v: 1
  caseId: string
  /** which step of the case asked, for a case can ask again */
  step: number
  attemptId: string
  examTitle: string
  personId: string
  organisationId: string
}

/** The learner said something to it. */
export type ExplanationGiven = {
  type: 'exams.explanation-given'
  v: 1
  caseId: string
  step: number
  examTitle: string
  /** whose examiners read it */
  vendorId: string
}

/** A case of which the learner knows was closed. */
export type ExplanationAnswered = {
  type: 'exams.explanation-answered'
  v: 1
  caseId: string
  step: number
  attemptId: string
  examTitle: string
  personId: string
  organisationId: string
  outcome: 'no-concern' | 'explanation-accepted' | 'concern-stands'
}
