import type { FieldType } from '../../language/definitions'
import type { EntryKind } from '../entry'
import { AMOUNT_FIELDS, PROFILE_FIELDS } from '../entry'
import type { EntryNames } from '../entry-vocabulary'

/** A field of a form: its name among the entry's, how it is typed, and whether it must be. */
export type EntryFieldSpec = {
  readonly name: string
  readonly type: FieldType | 'name' | 'amount' | 'words'
  readonly required?: true
}

/** What the form of a kind asks for, and, for a record, of which name; a note comes last in each. */
export function fieldsOfForm(kind: EntryKind, offered: EntryNames, name?: string): EntryFieldSpec[] {
  const date: EntryFieldSpec = { name: 'date', type: 'day', required: true }
  const named: EntryFieldSpec = { name: 'name', type: 'name', required: true }
  const text = (field: string): EntryFieldSpec => ({ name: field, type: 'text' })
  switch (kind) {
    case 'metric': {
      const more = offered.metrics.flatMap(({ fields }) => fields)
      const hasMoney = offered.metrics.some(({ unit }) => unit === 'money')
      return [
        ...[named, { name: 'amount', type: 'amount', required: true } as const, date],
        ...(hasMoney ? [text('currency')] : []),
        ...[...new Set([...AMOUNT_FIELDS, ...more])].map(text),
      ]
    }
    case 'record': {
      const record = offered.records.find(({ slug }) => slug === name)
      const fields = Object.entries(record?.fields ?? {})
      return [
        ...(record?.lasts ? [{ name: 'key', type: 'text', required: true } as const] : []),
        date,
        ...fields.map(([field, type]) => ({ name: field, type })),
        ...(fields.some(([, type]) => type === 'money') ? [text('currency')] : []),
      ]
    }
    case 'attestation':
      return [named, date, { name: 'until', type: 'day' }, text('owner'), { name: 'evidence', type: 'words' }]
    case 'exception':
      return [
        ...[named, date, { name: 'until', type: 'day', required: true } as const],
        ...[{ name: 'owner', type: 'text', required: true } as const],
        { name: 'evidence', type: 'words', required: true },
      ]
    case 'competency':
      return [named, date, { name: 'until', type: 'day' }]
    case 'profile':
      return [
        ...PROFILE_FIELDS.map((field) => ({ name: field, type: field === 'joined' ? 'day' : 'text' }) as const),
        date,
      ]
  }
}
