import { useLocale, useT } from '~/i18n'
import { localText } from '~/platform/local-text'
import { Button } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { Select } from '~/ui/select'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import { type EntryField, type EntryProblem, LONGEST, type TypedEntry } from '../entry'
import type { EntryNames } from '../entry-vocabulary'
import { fieldProblem } from './entry-words'

/** What was sent and what is wrong with it. */
export type EntryReply = { typed: TypedEntry; problems: readonly EntryProblem[] }

type FormProps = {
  offered: EntryNames
  today: string
  /** Made anew for every page: sent twice, it records once. */
  formKey: string
  reply?: EntryReply
}

/** An amount of a metric on a day. */
export function MetricForm({ offered, today, formKey, reply }: FormProps) {
  const t = useT('tiers')
  const locale = useLocale()
  const { error, summary, value } = useReply('metric', reply)
  return (
    <form method="post" className="stack" noValidate data-unsaved="">
      <input type="hidden" name="kind" value="metric" />
      <input type="hidden" name="key" value={formKey} />
      <ErrorSummary id="metric-errors" errors={summary} />
      <Select
        id="metric-name"
        name="name"
        label={t('entry.metric')}
        required
        error={error('name')}
        defaultValue={value('name')}
        options={offered.metrics.map(({ slug, title, unit, currency }) => ({
          value: slug,
          label:
            unit === 'money'
              ? t('entry.metric-in', { metric: localText(title, locale), currency })
              : localText(title, locale),
        }))}
      />
      <div className="cols-2">
        <TextField
          id="metric-amount"
          name="amount"
          label={t('entry.amount')}
          help={t('entry.amount-help')}
          inputMode="decimal"
          required
          error={error('amount')}
          defaultValue={value('amount')}
          dir="ltr"
        />
        <TextField
          id="metric-date"
          name="date"
          type="date"
          label={t('entry.date')}
          max={today}
          required
          error={error('date')}
          defaultValue={value('date') || today}
        />
      </div>
      <div className="cols-2">
        <TextField
          id="metric-customer"
          name="customer"
          label={t('entry.customer')}
          optional
          maxLength={LONGEST.short}
          error={error('customer')}
          defaultValue={value('customer')}
        />
        <TextField
          id="metric-line"
          name="line"
          label={t('entry.line')}
          optional
          maxLength={LONGEST.short}
          error={error('line')}
          defaultValue={value('line')}
        />
      </div>
      <NoteField id="metric-note" error={error('note')} value={value('note')} />
      <FormActions>
        <Button variant="primary">{t('entry.record-metric')}</Button>
      </FormActions>
    </form>
  )
}

/** Somebody vouches for something, from a day until another. */
export function AttestationForm({ offered, today, formKey, reply }: FormProps) {
  const t = useT('tiers')
  const locale = useLocale()
  const { error, summary, value } = useReply('attestation', reply)
  return (
    <form method="post" className="stack" noValidate data-unsaved="">
      <input type="hidden" name="kind" value="attestation" />
      <input type="hidden" name="key" value={formKey} />
      <ErrorSummary id="attestation-errors" errors={summary} />
      <Select
        id="attestation-name"
        name="name"
        label={t('entry.attestation')}
        required
        error={error('name')}
        defaultValue={value('name')}
        options={offered.attestations.map(({ slug, title }) => ({ value: slug, label: localText(title, locale) }))}
      />
      <div className="cols-2">
        <TextField
          id="attestation-date"
          name="date"
          type="date"
          label={t('entry.valid-from')}
          required
          error={error('date')}
          defaultValue={value('date') || today}
        />
        <TextField
          id="attestation-until"
          name="until"
          type="date"
          label={t('entry.until')}
          help={t('entry.until-help')}
          optional
          error={error('until')}
          defaultValue={value('until')}
        />
      </div>
      <NoteField id="attestation-note" error={error('note')} value={value('note')} />
      <FormActions>
        <Button>{t('entry.record-attestation')}</Button>
      </FormActions>
    </form>
  )
}

function NoteField({ id, error, value }: { id: string; error: string | undefined; value: string }) {
  const t = useT('tiers')
  return (
    <TextArea
      id={id}
      name="note"
      label={t('entry.note')}
      help={t('entry.note-help')}
      optional
      rows={2}
      maxLength={LONGEST.note}
      error={error}
      defaultValue={value}
    />
  )
}

/** Both forms stand on one page and post to it: each takes back only what was sent from it. */
function useReply(kind: 'metric' | 'attestation', reply: EntryReply | undefined) {
  const t = useT('tiers')
  const own = reply?.typed.kind === kind ? reply : undefined
  const error = (field: EntryField) => {
    const problem = own?.problems.find((one) => one.field === field)
    return problem && fieldProblem(t, problem)
  }
  return {
    error,
    value: (field: EntryField) => own?.typed[field] ?? '',
    summary: (own?.problems ?? []).map((problem) => ({
      id: `${kind}-${problem.field}`,
      message: fieldProblem(t, problem),
    })),
  }
}
