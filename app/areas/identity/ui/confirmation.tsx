import type { ReactNode } from 'react'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'

export type ConfirmationProps = {
  title: string
  text: string
  submit: string
  keep: string
  keepHref: string
  /** fields besides the buttons, such as a reason */
  children?: ReactNode
}

/** A page that asks once more before something that people will feel. */
export function Confirmation({ title, text, submit, keep, keepHref, children }: ConfirmationProps) {
  return (
    <>
      <PageHead title={title} />
      <Card padded className="confirmation">
        <form method="post" className="stack" noValidate>
          <p dir="auto">{text}</p>
          {children}
          <FormActions>
            <Button variant="danger-solid">{submit}</Button>
            <ButtonLink href={keepHref}>{keep}</ButtonLink>
          </FormActions>
        </form>
      </Card>
    </>
  )
}
