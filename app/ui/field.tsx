import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import { classNames } from './class-names'
import { Icon } from './icon'

/** What every field takes. */
export type FieldCommon = {
  name: string
  label: ReactNode
  /** Defaults to one made of the name; give another when two forms of a page share names. */
  id?: string
  /** One or two sentences below the field. */
  help?: ReactNode
  /** Messages in the reader's language. The first shows. */
  error?: string | readonly string[] | null
  /** Says “(optional)” after the label. */
  optional?: boolean
  required?: boolean
  disabled?: boolean
  /** The label stays for readers only. */
  labelHidden?: boolean
  /** Beside the label: “Forgotten?”. */
  labelEnd?: ReactNode
  className?: string
}

export type FieldProps = Omit<FieldCommon, 'name' | 'required' | 'disabled'> & {
  id: string
  /** `group` draws a fieldset with a legend: radio buttons, several checkboxes. */
  as?: 'label' | 'group'
  children: ReactNode
}

/** Label above, control, help below, error below the help. The control gets its wiring from `controlProps`. */
export function Field({
  id,
  as = 'label',
  label,
  help,
  error,
  optional,
  labelHidden,
  labelEnd,
  className,
  children,
}: FieldProps) {
  const t = useT('ui')
  const message = firstError(error)
  const words = (
    <>
      {label}
      {optional && <span className="opt"> {t('field.optional')}</span>}
    </>
  )
  const below = (
    <>
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {message && (
        <p className="error" id={`${id}-error`}>
          <Icon name="circle-alert" size="sm" />
          <span>{message}</span>
        </p>
      )}
    </>
  )
  if (as === 'group') {
    return (
      <fieldset
        className={classNames('field', className)}
        id={id}
        tabIndex={message ? -1 : undefined}
        aria-describedby={describedBy(id, help, message)}
      >
        <legend className={labelHidden ? 'sr' : undefined}>{words}</legend>
        {children}
        {below}
      </fieldset>
    )
  }
  return (
    <div className={classNames('field', className)}>
      {labelEnd ? (
        <div className="row between">
          <label className={labelHidden ? 'sr' : 'label'} htmlFor={id}>
            {words}
          </label>
          {labelEnd}
        </div>
      ) : (
        <label className={labelHidden ? 'sr' : undefined} htmlFor={id}>
          {words}
        </label>
      )}
      {children}
      {below}
    </div>
  )
}

/** `address[0].city` → `address-0-city`: the id a field has when none is given. Error summaries link to it. */
export const fieldId = (name: string): string => name.replace(/[^\p{L}\p{N}_-]+/gu, '-').replace(/^-|-$/g, '')

export const firstError = (error: FieldCommon['error']): string | undefined =>
  typeof error === 'string' ? error || undefined : (error?.[0] ?? undefined)

/** Name, id and the ARIA wiring of a control that sits in a Field with the same id. */
export function controlProps({ id, name, help, error, required, disabled }: Omit<FieldCommon, 'label'>) {
  const controlId = id ?? fieldId(name)
  const message = firstError(error)
  return {
    id: controlId,
    name,
    required,
    disabled,
    'aria-invalid': message ? true : undefined,
    'aria-describedby': describedBy(controlId, help, message),
  } as const
}

const describedBy = (id: string, help: ReactNode, message: string | undefined): string | undefined =>
  [help && `${id}-help`, message && `${id}-error`].filter(Boolean).join(' ') || undefined
