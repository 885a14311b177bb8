import { useLocale, useT } from '~/i18n'
import { localText } from '~/platform/local-text'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { TextArea } from '~/ui/text-area'
import { type EntryKind, type EntryProblem, LONGEST, type TypedEntry } from '../entry'
import type { EntryNames } from '../entry-vocabulary'
import { EntryField } from './entry-field'
import { fieldsOfForm } from './entry-fields'
import { fieldProblem } from './entry-words'

/** What was sent and what is wrong with it. */
export type EntryReply = { typed: TypedEntry; problems: readonly EntryProblem[] }

const RECORD_WORDS = {
  metric: 'entry.record-metric',
  record: 'entry.record-record',
  attestation: 'entry.record-attestation',
  exception: 'entry.record-exception',
  competency: 'entry.record-competency',
  profile: 'entry.record-profile',
} as const satisfies Record<EntryKind, string>

/** The form of one kind of entry; of a record, of one name. */
export function EntryForm(props: {
  kind: EntryKind
  /** Of a record: what the rules call it. */
  name?: string
  offered: EntryNames
  today: string
  /** Made anew for every page: sent twice, it records once. */
  formKey: string
  reply?: EntryReply
}) {
  const { kind, name, offered, today, formKey, reply } = props
  const t = useT('tiers')
  const options = useNames(kind, offered)
  const prefix = name === undefined ? kind : `${kind}-${name}`
  // Several forms stand on one page and post to it: each takes back only what was sent from it.
  const own = reply?.typed.kind === kind && (name === undefined || reply.typed.name === name) ? reply : undefined
  const error = (field: string) => {
    const problem = own?.problems.find((one) => one.field === field)
    return problem && fieldProblem(t, problem)
  }
  const value = (field: string) => own?.typed[field] ?? (field === 'date' ? today : '')
  return (
    <form method="post" className="stack" noValidate data-unsaved="">
      <input type="hidden" name="kind" value={kind} />
      {name !== undefined && <input type="hidden" name="name" value={name} />}
      <input type="hidden" name="key" value={formKey} />
      <ErrorSummary
        id={`${prefix}-errors`}
        errors={(own?.problems ?? []).map((problem) => ({
          id: `${prefix}-${problem.field}`,
          message: fieldProblem(t, problem),
        }))}
      />
      {fieldsOfForm(kind, offered, name).map((spec) => (
        <EntryField
          key={spec.name}
          spec={spec}
          kind={kind}
          id={`${prefix}-${spec.name}`}
          value={value(spec.name)}
          error={error(spec.name)}
          options={options}
          max={today}
        />
      ))}
      <TextArea
        id={`${prefix}-note`}
        name="note"
        label={t('entry.note')}
        help={t('entry.note-help')}
        optional
        rows={2}
        maxLength={LONGEST.note}
        error={error('note')}
        defaultValue={value('note')}
      />
      <FormActions>
        <Button variant={kind === 'metric' ? 'primary' : undefined}>{t(RECORD_WORDS[kind])}</Button>
      </FormActions>
    </form>
  )
}

function useNames(kind: EntryKind, offered: EntryNames): { value: string; label: string }[] {
  const t = useT('tiers')
  const locale = useLocale()
  if (kind === 'metric')
    return offered.metrics.map(({ slug, title, unit, currency }) => ({
      value: slug,
      label:
        unit === 'money'
          ? t('entry.metric-in', { metric: localText(title, locale), currency })
          : localText(title, locale),
    }))
  const names = kind === 'competency' ? offered.competencies : offered.attestations
  return names.map(({ slug, title }) => ({ value: slug, label: localText(title, locale) }))
}
