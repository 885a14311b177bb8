export type RegradeFormValues = {
  kind: string
  version: string
  answer: string
  typed: string
  points: string
  exam: string
  versions: readonly string[]
}

/** What the form of a correction knows of the question. */
type Known = {
  /** newest first */
  versions: readonly { id: string; attempts: number; fits: boolean }[]
  answers: readonly { value: string }[]
  appeal: { versionId: string; answer: string | null } | null
}

/**
 * What the form of a correction says before anybody touched it. An appeal is usually about an answer that should have
 * been accepted, and concerns at least the version that was asked; otherwise a newer version usually has the right key.
 * @param examId where the correction was begun from an exam
 */
export function suggestedChange(form: Known, examId: string | null): RegradeFormValues {
  const [newest] = form.versions
  const asked = form.versions.filter(({ attempts }) => attempts > 0)
  const older = form.versions.slice(1).filter(({ attempts }) => attempts > 0)
  const hasNewKey = older.length > 0 && newest?.fits === true
  const answer = form.answers.find(({ value }) => value === form.appeal?.answer)?.value ?? ''
  const versions = (older.length > 0 ? older : asked).map(({ id }) => id)
  const appealed = form.appeal?.versionId
  return {
    kind: answer === '' && hasNewKey ? 'use-version' : 'accept',
    version: newest?.fits ? newest.id : '',
    answer,
    typed: '',
    points: '',
    exam: examId ?? '',
    versions: appealed === undefined || versions.includes(appealed) ? versions : [...versions, appealed],
  }
}
