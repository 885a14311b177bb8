import type { RegradeFormValues } from './ui/regrade-form-page'
import type { RegradeForm } from './view-regrade-form.server'

/**
 * What the form of a correction says before anybody touched it. An appeal is usually about an answer that should have
 * been accepted, and concerns at least the version that was asked; otherwise a newer version usually has the right key.
 * @param examId where the correction was begun from an exam
 */
export function suggestedChange(
  form: Pick<RegradeForm, 'versions' | 'answers' | 'appeal'>,
  examId: string | null,
): RegradeFormValues {
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
