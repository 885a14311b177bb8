import { useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Filters } from '~/ui/filters'
import { PageHead } from '~/ui/page-head'
import { RelativeTime } from '~/ui/relative-time'
import { Select } from '~/ui/select'
import { Tag } from '~/ui/tag'
import { QuestionPreview } from '../../ui/question-preview'
import type { VersionView } from '../view-version.server'
import { QuestionDiff } from './question-diff'
import { VersionSource } from './question-history'

/** One version of a question: what it changed, and how it looked. */
export function VersionPage({ view }: { view: VersionView }) {
  const t = useT('bank')
  const path = `/author/questions/${view.questionId}`
  const { number, title, by, at } = view.version
  const isNewest = number === view.newest
  const others = Array.from({ length: view.newest }, (_, index) => view.newest - index).filter((one) => one !== number)
  return (
    <>
      <PageHead
        eyebrow={
          <>
            <bdi className="mono">{view.externalId}</bdi> · {t('version.name', { number })}
          </>
        }
        title={<span dir="auto">{title}</span>}
        lead={
          <>
            <VersionSource version={view.version} /> · {by ? <bdi>{by}</bdi> : t('version.by-program')} ·{' '}
            <RelativeTime at={at} as="date" />{' '}
            {isNewest && (
              <Tag tone="success" icon="check">
                {t('version.current')}
              </Tag>
            )}
          </>
        }
        actions={
          <>
            <ButtonLink href={path}>{t('version.to-question')}</ButtonLink>
            {view.mayEdit && !isNewest && (
              <form method="post" action={`${path}/versions/${number}/restoration`}>
                <Button variant="primary" icon="rotate-ccw">
                  {t('version.restore')}
                </Button>
              </form>
            )}
          </>
        }
      />
      <div className="bank-cols">
        <Card padded id="changes" title={t('version.changes')}>
          {others.length > 0 && (
            <Filters label={t('version.compare')}>
              <Select
                name="against"
                label={t('version.compare-with')}
                submitOnChange
                defaultValue={String(view.compared?.number ?? '')}
                options={others.map((one) => ({ value: String(one), label: t('version.name', { number: one }) }))}
              />
            </Filters>
          )}
          {view.compared ? (
            <QuestionDiff changes={view.compared.changes} />
          ) : (
            <EmptyState bare level={3} title={t('version.first')}>
              {t('version.first-help')}
            </EmptyState>
          )}
        </Card>
        <Card padded id="preview" title={t('question.preview')}>
          <QuestionPreview review={view.review} />
        </Card>
      </div>
    </>
  )
}
