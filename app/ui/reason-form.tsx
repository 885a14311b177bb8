import type { ReactNode } from 'react'
import { Button, ButtonLink, type ButtonProps } from './button'
import { ErrorSummary } from './error-summary'
import { FormActions } from './form-actions'
import { TextArea } from './text-area'

export type ReasonFormProps = {
  label: ReactNode
  help: ReactNode
  /** What was written, when it comes back. */
  reason?: string | undefined
  /** What is wrong with it. */
  problem?: string | undefined
  confirm: ReactNode
  /** How much is at stake: without a word, it takes something away. */
  variant?: ButtonProps['variant']
  /** The way out, and where it leads. */
  keep: ReactNode
  back: string
  /** What will follow, and hidden fields. */
  children?: ReactNode
}

/** Asks why before something is done that others will read the reason of. The field is named `reason`. */
export function ReasonForm(props: ReasonFormProps) {
  const { label, help, reason = '', problem, confirm, variant = 'danger-solid', keep, back, children } = props
  return (
    <form method="post" className="stack" noValidate>
      {problem && <ErrorSummary errors={[{ id: 'reason', message: problem }]} />}
      {children}
      <TextArea name="reason" label={label} help={help} rows={4} required error={problem} defaultValue={reason} />
      <FormActions>
        <Button variant={variant}>{confirm}</Button>
        <ButtonLink href={back}>{keep}</ButtonLink>
      </FormActions>
    </form>
  )
}
