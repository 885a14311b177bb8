import { useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Checkbox, CheckboxGroup } from '~/ui/checkbox'
import { ErrorSummary } from '~/ui/error-summary'
import { fieldId } from '~/ui/field'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import { Select } from '~/ui/select'
import { TextArea } from '~/ui/text-area'
import { TextField } from '~/ui/text-field'
import type { PanelForm, PanelProblem } from '../create-panel.server'

type Named = { slug: string; title: string }
type Props = {
  exams: readonly Named[]
  pools: readonly Named[]
  people: readonly { personId: string; name: string }[]
  form: PanelForm
  problems: readonly PanelProblem[]
}

const PROBLEMS = {
  'about missing': 'panel-form.about-missing',
  'about no-questions': 'panel-form.about-no-questions',
  'title missing': 'panel-form.title-missing',
  'title too-long': 'panel-form.too-long',
  'candidate missing': 'panel-form.candidate-missing',
  'candidate too-long': 'panel-form.too-long',
  'judges missing': 'panel-form.judges-missing',
  'judges unknown': 'panel-form.judges-unknown',
} as const

/** Calls a panel together. */
export function PanelFormPage({ exams, pools, people, form, problems }: Props) {
  const t = useT('statistics')
  const words = ({ field, problem }: PanelProblem) => {
    const key = `${field} ${problem}`
    return key in PROBLEMS ? t(PROBLEMS[key as keyof typeof PROBLEMS]) : t('panel-form.too-long')
  }
  const error = (field: PanelProblem['field']) => problems.filter((one) => one.field === field).map(words)
  return (
    <>
      <PageHead title={t('panel-form.title')} lead={t('panel-form.lead')} />
      <ErrorSummary errors={problems.map((one) => ({ id: fieldId(one.field), message: words(one) }))} />
      <Card padded>
        <form method="post" className="stack">
          <Select
            name="about"
            label={t('panel-form.about')}
            help={t('panel-form.about-help')}
            placeholder={t('panel-form.choose')}
            defaultValue={form.about}
            error={error('about')}
            options={[
              {
                label: t('panel-form.exams'),
                options: exams.map(({ slug, title }) => ({ value: `exam:${slug}`, label: title })),
              },
              {
                label: t('panel-form.pools'),
                options: pools.map(({ slug, title }) => ({ value: `pool:${slug}`, label: title })),
              },
            ]}
          />
          <TextField
            name="title"
            label={t('panel-form.name')}
            defaultValue={form.title}
            maxLength={120}
            error={error('title')}
          />
          <TextArea
            name="candidate"
            label={t('panel-form.candidate')}
            help={t('panel-form.candidate-help')}
            defaultValue={form.candidate}
            maxLength={2000}
            error={error('candidate')}
          />
          <CheckboxGroup
            name="judges"
            label={t('panel-form.judges')}
            help={t('panel-form.judges-help')}
            defaultValue={form.judges}
            error={error('judges')}
            options={people.map(({ personId, name }) => ({ value: personId, label: <bdi>{name}</bdi> }))}
          />
          <Checkbox
            name="facility"
            label={t('panel-form.facility')}
            help={t('panel-form.facility-help')}
            defaultChecked={form.showsFacility}
          />
          <FormActions>
            <Button variant="primary">{t('panel-form.submit')}</Button>
            <ButtonLink href="/examine/panels">{t('panel-form.cancel')}</ButtonLink>
          </FormActions>
        </form>
      </Card>
    </>
  )
}
