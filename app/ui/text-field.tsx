import type { HTMLAttributes, InputHTMLAttributes, ReactNode } from 'react'
import { classNames } from './class-names'
import { controlProps, Field, type FieldCommon, fieldId } from './field'

export type TextFieldProps = FieldCommon &
  Pick<
    InputHTMLAttributes<HTMLInputElement>,
    | 'autoComplete'
    | 'autoFocus'
    | 'list'
    | 'max'
    | 'maxLength'
    | 'min'
    | 'minLength'
    | 'pattern'
    | 'placeholder'
    | 'readOnly'
    | 'spellCheck'
    | 'step'
    | 'dir'
  > & {
    type?: 'text' | 'email' | 'password' | 'search' | 'url' | 'tel' | 'number' | 'date' | 'datetime-local' | 'month'
    inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
    defaultValue?: string | number
    /** Joined to the end of the input: a unit, a currency. */
    affix?: ReactNode
    /** Narrow, in larger figures: a single number. */
    numeric?: boolean
    /** The name of the field that a short name is proposed from while that is typed. */
    namedAfter?: string
    /** Codes and keys: monospaced, left to right. */
    code?: boolean
  }

/** One line of text. Text a person types runs in its own direction. */
export function TextField(props: TextFieldProps) {
  const { type = 'text', affix, numeric, code, namedAfter, dir, className, ...rest } = props
  const {
    label,
    labelEnd,
    labelHidden,
    help,
    error,
    optional,
    id: _id,
    name: _name,
    required: _r,
    disabled: _d,
    ...input
  } = rest
  const id = props.id ?? fieldId(props.name)
  const control = (
    <input
      {...input}
      {...controlProps({ ...rest, id })}
      type={type}
      data-named-after={namedAfter}
      dir={dir ?? directionOf(type, code)}
      className={classNames('input', numeric && 'input-num', code && 'mono')}
    />
  )
  return (
    <Field {...{ id, label, labelEnd, labelHidden, help, error, optional, className }}>
      {affix ? (
        <div className="affix">
          {control}
          <span>{affix}</span>
        </div>
      ) : (
        control
      )}
    </Field>
  )
}

/** Addresses, numbers of telephones and codes are left to right in every script; words run as they are written. */
function directionOf(type: TextFieldProps['type'], code: boolean | undefined): 'ltr' | 'auto' | undefined {
  if (code || type === 'email' || type === 'url' || type === 'tel' || type === 'password') return 'ltr'
  return type === 'text' || type === 'search' ? 'auto' : undefined
}
