/** What is put right. Fractions are texts such as `2/1`. */
export type Change =
  /** mark with the key of another version of the question */
  | { kind: 'use-version'; versionId: string }
  /** one more answer is fully right; a response with the question's own ids */
  | { kind: 'accept'; answer: unknown }
  /** the question was beyond repair: its points leave the total, or everybody gets them */
  | { kind: 'drop'; how: 'leave-total' | 'full-marks' }
  /** the question has other points */
  | { kind: 'weigh'; points: string }

/** A correction in force: what holds for which versions of a question, in one exam or in all. */
export type Correction = {
  regradeId: string
  versionIds: readonly string[]
  /** null: in every exam */
  examId: string | null
  change: Change
}
