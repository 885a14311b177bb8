import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import { Button, ButtonLink, type ButtonProps } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import { TextArea } from '~/ui/text-area'
import { TextField, type TextFieldProps } from '~/ui/text-field'
import type { FieldProblem } from '../typed'
import { problemWords } from './benefit-words'

/** What was sent and what is wrong with it. */
export type FormReply = { typed: Readonly<Record<string, string>>; problems: readonly FieldProblem[] }

export type FormField = Pick<
  TextFieldProps,
  'name' | 'label' | 'help' | 'optional' | 'type' | 'inputMode' | 'maxLength' | 'affix' | 'dir' | 'max' | 'min'
> & { isLong?: boolean; value?: string }

type EntryFormProps = {
  eyebrow?: ReactNode
  title: ReactNode
  lead?: ReactNode
  fields: readonly FormField[]
  /** Made anew for every page: sent twice, it is kept once. */
  formKey?: string
  reply: FormReply | undefined
  confirm: ReactNode
  variant?: ButtonProps['variant']
  back: string
  children?: ReactNode
}

/** A page with one form: what is wrong stands at its field and above, and what was typed is kept. */
export function EntryForm(props: EntryFormProps) {
  const { eyebrow, title, lead, fields, formKey, reply, confirm, variant = 'primary', back, children } = props
  const t = useT('benefits')
  const problemOf = (name: string) => {
    const problem = reply?.problems.find(({ field }) => field === name)
    return problem && problemWords(t, problem)
  }
  const fieldOf = (problem: FieldProblem) => fields.find(({ name }) => name === problem.field)
  const errors = (reply?.problems ?? []).map((problem) => ({
    ...(fieldOf(problem) && { id: problem.field }),
    message: (
      <>
        {fieldOf(problem) && <>{fieldOf(problem)?.label}: </>}
        {problemWords(t, problem)}
      </>
    ),
  }))
  return (
    <>
      <PageHead eyebrow={eyebrow} title={title} lead={lead} />
      <form method="post" className="stack form-narrow" noValidate data-unsaved="">
        {formKey && <input type="hidden" name="key" value={formKey} />}
        <ErrorSummary errors={errors} />
        {children}
        {fields.map(({ isLong, value, ...field }) => {
          const common = {
            ...field,
            required: !field.optional,
            error: problemOf(field.name),
            defaultValue: reply?.typed[field.name] ?? value ?? '',
          }
          return isLong ? (
            <TextArea key={field.name} {...common} rows={3} />
          ) : (
            <TextField key={field.name} {...common} />
          )
        })}
        <FormActions>
          <Button variant={variant}>{confirm}</Button>
          <ButtonLink href={back}>{t('form.keep')}</ButtonLink>
        </FormActions>
      </form>
    </>
  )
}
