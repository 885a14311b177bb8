import { useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { PageHead } from '~/ui/page-head'
import { RelativeTime } from '~/ui/relative-time'
import { Row, Rows } from '~/ui/rows'
import { Tag } from '~/ui/tag'
import { STATE_LABELS } from '../../labels'
import type { BulkChangeView } from '../bulk/undo-change.server'

/** What a change of many did, with the way back. */
export function ChangePage({ view }: { view: BulkChangeView }) {
  const t = useT('bank')
  const words = useT('questions')
  const path = `/author/pools/${view.pool.slug}`
  return (
    <>
      <PageHead
        eyebrow={<span dir="auto">{view.pool.title}</span>}
        title={t('bulk.done-head', { count: view.done.length })}
        lead={
          <>
            {view.by ? <bdi>{view.by}</bdi> : t('version.by-program')} · <RelativeTime at={view.at} as="date" />
            {view.reason && (
              <>
                {' '}
                · <span dir="auto">{view.reason}</span>
              </>
            )}
          </>
        }
        actions={
          <>
            <ButtonLink href={path}>{t('bulk.back')}</ButtonLink>
            {view.mayUndo && (
              <form method="post" action={`${path}/changes/${view.id}/undoing`}>
                <Button icon="undo-2">{t('bulk.undo')}</Button>
              </form>
            )}
          </>
        }
      />
      {view.undoneAt !== null && (
        <Callout kind="info" className="bank-callout" title={t('bulk.undone-title')}>
          {t('bulk.undone-text')}
        </Callout>
      )}
      <Card>
        <Rows>
          {view.done.map((one) => (
            <Row
              key={one.id}
              href={`/author/questions/${one.id}`}
              title={<span dir="auto">{one.title}</span>}
              meta={
                <>
                  <bdi className="mono">{one.externalId}</bdi>
                  {one.version && ` · ${t('pool.version', { number: one.version.after })}`}
                  {one.state &&
                    ` · ${t('state.moved', { before: words(STATE_LABELS[one.state.before]), after: words(STATE_LABELS[one.state.after]) })}`}
                  {one.pool && ` · ${t('bulk.moved')}`}
                </>
              }
              end={
                view.undoneAt === null &&
                view.changedSince.includes(one.id) && <Tag icon="history">{t('bulk.changed-since')}</Tag>
              }
            />
          ))}
        </Rows>
      </Card>
    </>
  )
}
