import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import { classNames } from '~/ui/class-names'
import { controlProps, Field, fieldId } from '~/ui/field'
import { Select, type SelectOption } from '~/ui/select'
import { TextField } from '~/ui/text-field'
import { FORMATS } from '../type-edit'
import { useEditorForm } from './editor-form'

type Labelled = { name: string; label: ReactNode; labelHidden?: boolean; help?: ReactNode; optional?: boolean }

const FORMAT_WORDS = {
  markdown: 'formats.markdown',
  plain: 'formats.plain',
  html: 'formats.html',
} as const satisfies Record<(typeof FORMATS)[number], string>

/** Authored text. Its notation is kept; only `choosesFormat` lets it be changed. */
export function RichField(props: Labelled & { rows?: number; choosesFormat?: boolean }) {
  const { name, label, labelHidden, help, optional, rows = 2, choosesFormat } = props
  const t = useT('bank')
  const { fields, errorOf } = useEditorForm()
  const field = `${name}.text`
  const id = fieldId(field)
  const error = errorOf(field)
  const format = FORMATS.find((one) => one === fields.text(`${name}.format`)) ?? 'markdown'
  const notation = choosesFormat ? (
    <span className="row edit-format">
      <label className="sr" htmlFor={`${id}-format`}>
        {t('editor.format')}
      </label>
      <select className="select" id={`${id}-format`} name={`${name}.format`} defaultValue={format}>
        {FORMATS.map((one) => (
          <option key={one} value={one}>
            {t(FORMAT_WORDS[one])}
          </option>
        ))}
      </select>
    </span>
  ) : format === 'markdown' ? undefined : (
    <span className="meta">{t(FORMAT_WORDS[format])}</span>
  )
  return (
    <Field {...{ id, label, labelHidden, help, error, optional }} labelEnd={labelHidden ? undefined : notation}>
      <textarea
        {...controlProps({ id, name: field, help, error })}
        className="textarea"
        rows={rows}
        dir="auto"
        data-rich={format}
        defaultValue={fields.text(field)}
      />
      {!choosesFormat && <input type="hidden" name={`${name}.format`} value={format} />}
    </Field>
  )
}

/** One line of words, or a number or a code. */
export function LineField(
  props: Labelled & { code?: boolean; number?: boolean; affix?: ReactNode; list?: string; className?: string },
) {
  const { number, ...rest } = props
  const { fields, errorOf } = useEditorForm()
  return (
    <TextField
      {...rest}
      defaultValue={fields.text(props.name)}
      error={errorOf(props.name)}
      inputMode={number ? 'decimal' : undefined}
      dir={number ? 'ltr' : undefined}
      className={classNames(number && 'edit-number', props.className)}
      autoComplete="off"
      spellCheck={!props.code && !number}
    />
  )
}

export function ChoiceField(
  props: Labelled & {
    options: readonly SelectOption[]
    /** Other fields show for another choice. */
    rerenders?: boolean
    fallback?: string
    placeholder?: string
  },
) {
  const { rerenders, fallback, ...rest } = props
  const { fields, errorOf } = useEditorForm()
  const select = <Select {...rest} defaultValue={fields.text(props.name) || fallback} error={errorOf(props.name)} />
  return rerenders ? <div data-rerender="">{select}</div> : select
}

/** A yes or no. */
export function TickField({ name, label, help }: Labelled) {
  const { fields } = useEditorForm()
  const id = fieldId(name)
  return (
    <div className="field">
      <label className="check" htmlFor={id}>
        <input
          type="checkbox"
          id={id}
          name={name}
          value="on"
          defaultChecked={fields.isOn(name)}
          aria-describedby={help ? `${id}-help` : undefined}
        />
        <span>{label}</span>
      </label>
      {help && (
        <p className="help check-help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  )
}

/** What is typed seldom: folded away until there is something in it, or something wrong with it. */
export function Folded({
  name,
  label,
  of,
  children,
}: {
  name: string
  label: string
  of: readonly string[]
  children: ReactNode
}) {
  const { fields, errorOf } = useEditorForm()
  const isOpen = of.some((field) => fields.text(field) !== '' || errorOf(field) !== undefined)
  return (
    <details className="as-table edit-more" id={`more-${fieldId(name)}`} open={isOpen}>
      <summary>{label}</summary>
      <div className="stack stack-sm">{children}</div>
    </details>
  )
}
