import { controlProps, Field, type FieldCommon, fieldId } from './field'

export type SelectOption = { value: string; label: string; disabled?: boolean }
export type SelectGroup = { label: string; options: readonly SelectOption[] }

export type SelectProps = FieldCommon & {
  options: readonly (SelectOption | SelectGroup)[]
  defaultValue?: string
  /** A first, empty option: “Choose …”. */
  placeholder?: string
  autoComplete?: string
  /** In a Filters form: send the form as soon as another option is chosen. */
  submitOnChange?: boolean
}

export function Select(props: SelectProps) {
  const { label, labelEnd, labelHidden, help, error, optional, className, options, placeholder } = props
  const id = props.id ?? fieldId(props.name)
  return (
    <Field {...{ id, label, labelEnd, labelHidden, help, error, optional, className }}>
      <select
        {...controlProps({ ...props, id })}
        className="select"
        defaultValue={props.defaultValue ?? (placeholder === undefined ? undefined : '')}
        autoComplete={props.autoComplete}
        data-submit-on-change={props.submitOnChange ? '' : undefined}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) =>
          'options' in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map(renderOption)}
            </optgroup>
          ) : (
            renderOption(option)
          ),
        )}
      </select>
    </Field>
  )
}

const renderOption = ({ value, label, disabled }: SelectOption) => (
  <option key={value} value={value} disabled={disabled}>
    {label}
  </option>
)
