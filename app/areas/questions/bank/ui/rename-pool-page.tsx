import { useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import { TextField } from '~/ui/text-field'
import { LONGEST_POOL_TITLE } from '../pool-title'
import type { RenamedPool } from '../rename-pool.server'

const PROBLEMS = {
  'title-missing': 'new-pool.title-missing',
  'title-too-long': 'new-pool.title-too-long',
} as const

/** Another title for a pool; its short name is shown and stays. */
export function RenamePoolPage(props: {
  pool: { slug: string; title: string }
  typed?: { title: string; problem: Extract<RenamedPool, { ok: false }>['problem'] } | undefined
}) {
  const { pool, typed } = props
  const t = useT('bank')
  const problem = typed && t(PROBLEMS[typed.problem], { most: LONGEST_POOL_TITLE })
  return (
    <>
      <PageHead
        eyebrow={<bdi className="mono">{pool.slug}</bdi>}
        title={t('rename.title')}
        lead={t('rename.lead', { slug: pool.slug })}
      />
      <Card padded>
        <form method="post" className="stack" noValidate>
          {problem && <ErrorSummary errors={[{ id: 'title', message: problem }]} />}
          <TextField
            name="title"
            id="title"
            label={t('new-pool.name')}
            defaultValue={typed?.title ?? pool.title}
            error={problem}
            required
          />
          <FormActions>
            <Button variant="primary">{t('rename.submit')}</Button>
            <ButtonLink href={`/author/pools/${pool.slug}`}>{t('rename.keep')}</ButtonLink>
          </FormActions>
        </form>
      </Card>
    </>
  )
}
