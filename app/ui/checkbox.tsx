import type { ReactNode } from 'react'
import { controlProps, Field, type FieldCommon, fieldId, firstError } from './field'
import { Icon } from './icon'

export type CheckboxProps = Omit<FieldCommon, 'labelHidden' | 'labelEnd' | 'optional'> & {
  defaultChecked?: boolean
  value?: string
}

/** One yes or no. */
export function Checkbox(props: CheckboxProps) {
  const { label, help, error, defaultChecked, value = 'on' } = props
  const id = props.id ?? fieldId(props.name)
  const message = firstError(error)
  return (
    <div className="field">
      <label className="check" htmlFor={id}>
        <input type="checkbox" {...controlProps({ ...props, id })} value={value} defaultChecked={defaultChecked} />
        <span>{label}</span>
      </label>
      {help && (
        <p className="help check-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {message && (
        <p className="error" id={`${id}-error`}>
          <Icon name="circle-alert" size="sm" />
          <span>{message}</span>
        </p>
      )}
    </div>
  )
}

export type Choice = { value: string; label: ReactNode; help?: ReactNode; disabled?: boolean }

export type CheckboxGroupProps = FieldCommon & { options: readonly Choice[]; defaultValue?: readonly string[] }

/** Several of many, under one name. */
export function CheckboxGroup({ options, defaultValue = [], ...props }: CheckboxGroupProps) {
  return <ChoiceGroup type="checkbox" options={options} chosen={defaultValue} {...props} />
}

/** Radio buttons and checkboxes under one legend. */
export function ChoiceGroup({
  type,
  options,
  chosen,
  ...props
}: FieldCommon & { type: 'radio' | 'checkbox'; options: readonly Choice[]; chosen: readonly string[] }) {
  const { name, label, help, error, optional, labelHidden, className } = props
  const id = props.id ?? fieldId(name)
  return (
    <Field as="group" {...{ id, label, help, error, optional, labelHidden, className }}>
      {options.map((option) => (
        <label key={option.value} className="check">
          <input
            type={type}
            name={name}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
            disabled={props.disabled || option.disabled}
            required={type === 'radio' ? props.required : undefined}
            aria-invalid={firstError(error) ? true : undefined}
          />
          <span>
            {option.label}
            {option.help && <span className="help choice-help">{option.help}</span>}
          </span>
        </label>
      ))}
    </Field>
  )
}
