import { type SubmissionResult, useForm } from '@conform-to/react'
import { useT } from '~/i18n'
import { Button } from '~/ui/button'
import { CheckboxGroup } from '~/ui/checkbox'
import { ErrorSummary } from '~/ui/error-summary'
import { checkboxGroupProps, fieldProps, summaryOf } from '~/ui/field-props'
import { FormActions } from '~/ui/form-actions'
import { Select } from '~/ui/select'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import { LONGEST_MESSAGE } from '../assignment-schema'

export type AssignFormProps = {
  action: string
  courses: readonly { slug: string; title: string }[]
  exams: readonly { slug: string; title: string }[]
  people: readonly { personId: string; name: string; email: string }[]
  /** The first day that may be chosen, and one that is offered, as a date field wants them. */
  today: string
  proposed: string
  timeZone: string
  /** What the page that led here has in mind: `exam:<slug>`, and who should take it. */
  chosen?: { target: string | null; people: readonly string[] }
  reply?: SubmissionResult<string[]> | undefined
}

/** Who should do what by when. */
export function AssignForm({
  action,
  courses,
  exams,
  people,
  today,
  proposed,
  timeZone,
  chosen,
  reply,
}: AssignFormProps) {
  const t = useT('learning')
  const [form, fields] = useForm<{ target: string; people: string[]; due: string; message: string }>({
    id: 'assign',
    lastResult: reply,
    defaultValue: { due: proposed, target: chosen?.target ?? undefined, people: [...(chosen?.people ?? [])] },
  })
  return (
    <form method="post" action={action} id={form.id} className="stack card-body" noValidate data-unsaved="">
      <ErrorSummary errors={summaryOf([fields.target, fields.people, fields.due, fields.message])} />
      <Select
        {...fieldProps(fields.target)}
        label={t('assign.target')}
        placeholder={t('assign.choose')}
        required
        options={[
          {
            label: t('assign.courses'),
            options: courses.map(({ slug, title }) => ({ value: `course:${slug}`, label: title })),
          },
          {
            label: t('assign.exams'),
            options: exams.map(({ slug, title }) => ({ value: `exam:${slug}`, label: title })),
          },
        ].filter(({ options }) => options.length > 0)}
      />
      <CheckboxGroup
        {...checkboxGroupProps(fields.people)}
        label={t('assign.people')}
        className="assign-people"
        options={people.map(({ personId, name, email }) => ({
          value: personId,
          label: <bdi>{name}</bdi>,
          help: <bdi>{email}</bdi>,
        }))}
      />
      <TextField
        {...fieldProps(fields.due)}
        type="date"
        label={t('assign.due')}
        help={t('assign.due-help', { zone: timeZone })}
        min={today}
        required
      />
      <TextArea
        {...fieldProps(fields.message)}
        label={t('assign.message')}
        help={t('assign.message-help')}
        optional
        rows={3}
        maxLength={LONGEST_MESSAGE}
      />
      <FormActions>
        <Button variant="primary">{t('assign.submit')}</Button>
      </FormActions>
    </form>
  )
}
