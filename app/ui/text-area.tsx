import { classNames } from './class-names'
import { controlProps, Field, type FieldCommon, fieldId } from './field'

export type TextAreaProps = FieldCommon & {
  defaultValue?: string
  rows?: number
  maxLength?: number
  minLength?: number
  placeholder?: string
  readOnly?: boolean
  spellCheck?: boolean
  /** Source text: monospaced, left to right. */
  code?: boolean
}

export function TextArea(props: TextAreaProps) {
  const { rows = 4, code, className, label, labelEnd, labelHidden, optional, help, error } = props
  const { defaultValue, maxLength, minLength, placeholder, readOnly, spellCheck } = props
  const id = props.id ?? fieldId(props.name)
  return (
    <Field {...{ id, label, labelEnd, labelHidden, help, error, optional, className }}>
      <textarea
        {...{ rows, defaultValue, maxLength, minLength, placeholder, readOnly, spellCheck }}
        {...controlProps({ ...props, id })}
        dir={code ? 'ltr' : 'auto'}
        className={classNames('textarea', code && 'mono')}
      />
    </Field>
  )
}
