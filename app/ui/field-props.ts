import type { FieldMetadata } from '@conform-to/react'

/**
 * What our fields need from a Conform field:
 * `<TextField {...fieldProps(fields.email)} label={t('email')} />`. Errors are shown as they come, so the schema's
 * messages must already be in the reader's language (or map them with `translate`).
 */
export function fieldProps(field: ConformField, translate: (message: string) => string = (message) => message) {
  return {
    id: field.id,
    name: field.name as string,
    defaultValue: textOf(field.initialValue),
    required: field.required,
    error: field.errors?.map(translate),
  }
}

/** For Checkbox. A checkbox counts as ticked when its value is `on`. */
export function checkboxProps(field: ConformField, translate?: (message: string) => string) {
  const { defaultValue, ...props } = fieldProps(field, translate)
  return { ...props, defaultChecked: defaultValue === 'on' || defaultValue === 'true' }
}

/** For CheckboxGroup: the list of ticked values. */
export function checkboxGroupProps(field: ConformField, translate?: (message: string) => string) {
  const value: unknown = field.initialValue
  const { defaultValue: _one, ...props } = fieldProps(field, translate)
  const values = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
  return { ...props, defaultValue: values.filter((entry): entry is string => typeof entry === 'string') }
}

/** `{ name, id, message }` of every field with an error, in the order given: for ErrorSummary. */
export function summaryOf(
  fields: readonly ConformField[],
  translate: (message: string) => string = (message) => message,
) {
  return fields.flatMap((field) => {
    const message = field.errors?.[0]
    return message === undefined ? [] : [{ id: field.id, message: translate(message) }]
  })
}

type ConformField = Pick<FieldMetadata<unknown>, 'id' | 'name' | 'initialValue' | 'required' | 'errors'>

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : undefined
