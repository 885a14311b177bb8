import { useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import { TextField } from '~/ui/text-field'
import type { CreatedPool } from '../create-pool.server'
import { LONGEST_POOL_TITLE } from '../pool-title'

type Problem = Extract<CreatedPool, { ok: false }>['problem']

const PROBLEMS = {
  'title-missing': { field: 'title', message: 'new-pool.title-missing' },
  'title-too-long': { field: 'title', message: 'new-pool.title-too-long' },
  'slug-missing': { field: 'slug', message: 'new-pool.slug-missing' },
  'slug-not-valid': { field: 'slug', message: 'new-pool.slug-not-valid' },
  'slug-taken': { field: 'slug', message: 'new-pool.slug-taken' },
} as const satisfies Record<Problem, { field: 'title' | 'slug'; message: string }>

export function NewPoolPage({
  formKey,
  typed,
}: {
  formKey: string
  typed?: { title: string; slug: string; problem: Problem }
}) {
  const t = useT('bank')
  const wrong = typed && PROBLEMS[typed.problem]
  const errorOf = (field: 'title' | 'slug') =>
    wrong?.field === field ? t(wrong.message, { most: LONGEST_POOL_TITLE }) : undefined
  return (
    <>
      <PageHead title={t('new-pool.title')} lead={t('new-pool.lead')} />
      <Card padded>
        <form method="post" className="stack" noValidate>
          <ErrorSummary errors={wrong ? [{ id: wrong.field, message: errorOf(wrong.field) }] : []} />
          <input type="hidden" name="key" value={formKey} />
          <TextField
            name="title"
            label={t('new-pool.name')}
            help={t('new-pool.name-help')}
            defaultValue={typed?.title}
            error={errorOf('title')}
            required
          />
          <TextField
            name="slug"
            label={t('new-pool.slug')}
            help={t('new-pool.slug-help')}
            defaultValue={typed?.slug}
            error={errorOf('slug')}
            namedAfter="title"
            code
            required
            spellCheck={false}
          />
          <FormActions>
            <Button variant="primary">{t('new-pool.submit')}</Button>
            <ButtonLink href="/author/pools">{t('new-pool.keep')}</ButtonLink>
          </FormActions>
        </form>
      </Card>
    </>
  )
}
