import { controlProps, Field, type FieldCommon, fieldId } from './field'

export type FileFieldProps = FieldCommon & {
  /** `.csv,.json`, as in the `accept` attribute. */
  accept?: string
  multiple?: boolean
}

/** The browser's own file control in our frame: it opens by keyboard, takes a drop and names what was chosen. */
export function FileField(props: FileFieldProps) {
  const { label, labelEnd, labelHidden, help, error, optional, className, accept, multiple } = props
  const id = props.id ?? fieldId(props.name)
  return (
    <Field {...{ id, label, labelEnd, labelHidden, help, error, optional, className }}>
      <input
        {...controlProps({ ...props, id })}
        type="file"
        className="file-input"
        accept={accept}
        multiple={multiple}
      />
    </Field>
  )
}
