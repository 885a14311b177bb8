import { useT } from '~/i18n'
import type { AuditCheck } from '~/platform/check-audit-trail.server'
import { Bar } from '~/ui/bar'
import { Button } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { liveTopics } from '~/ui/live'
import { RelativeTime } from '~/ui/relative-time'

const BREAKS = {
  'not-linked': 'check.not-linked',
  'fields-changed': 'check.fields-changed',
  'detail-changed': 'check.detail-changed',
} as const

/** Asks for a check of the whole chain, shows how far it is, and what it found. */
export function AuditCheckCard({ check }: { check: AuditCheck | null }) {
  const t = useT('admin')
  return (
    <Card
      id="audit-check"
      title={t('check.title')}
      padded
      live={liveTopics(['vendor', 'jobs-changed'])}
      end={
        check?.state !== 'running' && (
          <form method="post" action="/admin/audit/check">
            <Button size="sm" icon="shield-check">
              {t(check === null ? 'check.start' : 'check.again')}
            </Button>
          </form>
        )
      }
    >
      <Outcome check={check} />
    </Card>
  )
}

function Outcome({ check }: { check: AuditCheck | null }) {
  const t = useT('admin')
  if (check === null) return <p className="muted">{t('check.never')}</p>
  if (check.state === 'failed') return <Callout kind="warn">{t('check.failed')}</Callout>
  if (check.state === 'running') {
    const { done, total } = check
    return (
      <div aria-busy="true" className="stack stack-sm">
        <Bar label={t('check.running')} value={done} max={Math.max(total, 1)} />
        <p className="meta" role="status">
          {total === 0 ? t('check.waiting') : t('check.running-note', { done, total })}
        </p>
      </div>
    )
  }
  const { entries, erased, broken } = check.verdict
  const when = (
    <p className="meta">
      {t('check.at')} <RelativeTime at={check.finishedAt} as="date-time" />
    </p>
  )
  if (broken === null)
    return (
      <Callout kind="success" title={t('check.whole', { entries })}>
        <p>{t('check.erased', { erased })}</p>
        {when}
      </Callout>
    )
  return (
    <Callout kind="danger" title={t('check.broken')}>
      <p>{t(BREAKS[broken.why])}</p>
      <p>{t('check.broken-entry', { id: broken.id })}</p>
      {when}
    </Callout>
  )
}
