import type { Translator } from '~/i18n/types'
import type { Unsayable } from '../formats/export-questions'
import { FORMAT_LABELS } from '../formats/file-formats'

/** Why a question is not in a file, as a sentence. */
export function describeUnsayable(
  t: Translator<'questions'>,
  format: keyof typeof FORMAT_LABELS,
  why: Unsayable,
): string {
  const name = t(FORMAT_LABELS[format])
  if (why.code === 'type') return t('export.type-unsayable', { format: name })
  const fields = why.fields.map((field) => t(FIELD_LABELS[field] ?? 'export.field.other'))
  return t('export.fields-unsayable', { format: name, fields: [...new Set(fields)].join(' · ') })
}

/** What a field of a question is called; parts of its own kind have one name. */
const FIELD_LABELS: Readonly<
  Record<string, `export.field.${'hints' | 'rubric' | 'guide' | 'template' | 'tags' | 'stem' | 'title' | 'other'}`>
> = {
  hints: 'export.field.hints',
  rubric: 'export.field.rubric',
  guide: 'export.field.guide',
  template: 'export.field.template',
  tags: 'export.field.tags',
  stem: 'export.field.stem',
  title: 'export.field.title',
}
