import { useFormat, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { CheckboxGroup } from '~/ui/checkbox'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import { RadioGroup } from '~/ui/radio-group'
import { Select } from '~/ui/select'
import { TextField } from '~/ui/text-field'
import type { RegradeFormValues } from '../suggested-change'
import type { RegradeForm } from '../view-regrade-form.server'
import { SummaryWords } from './summary-words'

type RegradeFormProps = {
  form: RegradeForm
  values: RegradeFormValues
  /** The field that is wrong, and why. */
  problem?: { field: string; message: string } | undefined
}

/** What is wrong with a question, and what is to count instead. Nothing is marked before the preview was seen. */
export function RegradeFormPage({ form, values, problem }: RegradeFormProps) {
  const t = useT('exams')
  const format = useFormat()
  const errorOf = (field: string) => (problem?.field === field ? problem.message : undefined)
  const asked = form.versions.filter(({ attempts }) => attempts > 0)
  const [newest] = form.versions
  const canType = form.question.type === 'short-answer' || form.question.type === 'numeric'
  return (
    <>
      <PageHead
        eyebrow={<bdi>{form.question.poolTitle}</bdi>}
        title={t('regrade.new-head')}
        lead={t('regrade.new-lead')}
      />
      <div className="stack">
        {form.appeal && (
          <Callout kind="info" title={t('regrade.for-appeal', { name: form.appeal.personName })}>
            <p className="written" dir="auto">
              {form.appeal.words}
            </p>
            <p>
              <a href={`/examine/appeals/${form.appeal.id}`}>{t('regrade.to-appeal')}</a>
            </p>
          </Callout>
        )}
        <Card padded title={t('regrade.question')} id="question">
          <p dir="auto">{form.question.stem}</p>
        </Card>
        {asked.length === 0 ? (
          <Callout kind="info" title={t('regrade.never-asked')}>
            {t('regrade.never-asked-text')}
          </Callout>
        ) : (
          <form method="post" className="stack" noValidate>
            {problem && <ErrorSummary errors={[{ id: problem.field, message: problem.message }]} />}
            <RadioGroup
              name="kind"
              label={t('regrade.what')}
              error={errorOf('kind')}
              defaultValue={values.kind}
              options={[
                { value: 'use-version', label: t('regrade.what-key'), help: t('regrade.what-key-help') },
                { value: 'accept', label: t('regrade.what-accept'), help: t('regrade.what-accept-help') },
                { value: 'leave-total', label: t('regrade.what-leave'), help: t('regrade.what-leave-help') },
                { value: 'full-marks', label: t('regrade.what-credit'), help: t('regrade.what-credit-help') },
                { value: 'weigh', label: t('regrade.what-weigh'), help: t('regrade.what-weigh-help') },
              ]}
            />
            <Card padded title={t('regrade.details')} id="details">
              <Select
                name="version"
                label={t('regrade.version')}
                help={t('regrade.version-help')}
                error={errorOf('version')}
                defaultValue={values.version}
                placeholder={t('regrade.choose-version')}
                options={form.versions.map(({ id, number, fits, createdAt }) => ({
                  value: id,
                  disabled: !fits,
                  label: t('regrade.version-option', { number: format.number(number), date: format.date(createdAt) }),
                }))}
              />
              {form.answers.length > 0 && (
                <RadioGroup
                  name="answer"
                  label={t('regrade.answer')}
                  help={t('regrade.answer-help')}
                  error={errorOf('answer')}
                  defaultValue={values.answer}
                  options={form.answers.map(({ value, words, count }) => ({
                    value,
                    label: (
                      <>
                        <SummaryWords parts={words} /> <span className="meta">{t('regrade.given-by', { count })}</span>
                      </>
                    ),
                  }))}
                />
              )}
              {canType && (
                <TextField
                  name="typed"
                  label={t('regrade.typed')}
                  help={t('regrade.typed-help')}
                  defaultValue={values.typed}
                  error={form.answers.length === 0 ? errorOf('answer') : undefined}
                  optional
                />
              )}
              <TextField
                name="points"
                label={t('regrade.points')}
                help={t('regrade.points-help')}
                defaultValue={values.points}
                error={errorOf('points')}
                inputMode="decimal"
                numeric
              />
            </Card>
            <Card padded title={t('regrade.concerns')} id="concerns">
              <CheckboxGroup
                name="versions"
                label={t('regrade.versions')}
                help={t('regrade.versions-help')}
                error={errorOf('versions')}
                defaultValue={values.versions}
                options={asked.map(({ id, number, attempts }) => ({
                  value: id,
                  label: t('regrade.version-attempts', { number: format.number(number), count: attempts }),
                  ...(id === newest?.id ? { help: t('regrade.version-newest') } : {}),
                }))}
              />
              <Select
                name="exam"
                label={t('regrade.exam')}
                error={errorOf('exam')}
                defaultValue={values.exam}
                options={[
                  { value: '', label: t('regrade.every-exam') },
                  ...form.exams.map(({ id, title }) => ({ value: id, label: title })),
                ]}
              />
            </Card>
            <FormActions>
              <Button variant="primary">{t('regrade.preview')}</Button>
              <ButtonLink href={`/author/questions/${form.question.id}`}>{t('regrade.cancel')}</ButtonLink>
            </FormActions>
          </form>
        )}
      </div>
    </>
  )
}
