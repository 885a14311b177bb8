import { useT } from '~/i18n'
import { Select } from '~/ui/select'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import { type EntryKind, LONGEST } from '../entry'
import type { EntryFieldSpec } from './entry-fields'
import { fieldLabel } from './entry-words'

/** One field of an entry, in its form or in the form that corrects it. */
export function EntryField(props: {
  spec: EntryFieldSpec
  kind: EntryKind
  id: string
  value: string
  error: string | undefined
  /** Of a name: what may be chosen. */
  options?: { value: string; label: string }[]
  /** The last day that may be chosen. */
  max?: string
}) {
  const { spec, kind, id, value, error, options = [], max } = props
  const t = useT('tiers')
  const label = fieldLabel(t, kind, spec.name)
  const common = {
    ...{ id, error, defaultValue: value, required: spec.required ?? false, optional: !spec.required },
    // A form has a key of its own.
    name: spec.name === 'key' ? 'thing' : spec.name,
    label,
  }
  if (spec.type === 'name') return <Select {...common} options={options} />
  if (spec.type === 'words')
    return <TextArea {...common} rows={2} maxLength={LONGEST.note} help={t('entry.evidence-help')} />
  if (spec.type === 'day')
    return (
      <TextField
        {...common}
        type="date"
        max={spec.name === 'date' && (kind === 'metric' || kind === 'record') ? max : undefined}
        help={spec.name === 'until' ? t('entry.until-help') : undefined}
      />
    )
  if (spec.type === 'amount' || spec.type === 'money' || spec.type === 'number')
    return <TextField {...common} inputMode="decimal" dir="ltr" help={t('entry.amount-help')} />
  return (
    <TextField
      {...common}
      maxLength={LONGEST.short}
      help={spec.name === 'currency' ? t('entry.currency-help') : spec.name === 'key' ? t('entry.key-help') : undefined}
    />
  )
}
