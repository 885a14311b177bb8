import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import type { PartnerFacts } from '../../standings/view-partner.server'
import { AttestationForm, type EntryReply, MetricForm } from './entry-forms'
import { EntryList } from './entry-list'

/** Everything that was entered for a partner, and the forms that add to it. */
export function FactsPage(props: { view: PartnerFacts; today: string; formKey: string; reply?: EntryReply }) {
  const { view, today, formKey, reply } = props
  const t = useT('tiers')
  const format = useFormat()
  const { partner, entries, offered } = view
  return (
    <>
      <PageHead
        eyebrow={<bdi>{partner.name}</bdi>}
        title={t('facts.head', { count: entries.length, number: format.number(entries.length) })}
        lead={t('facts.lead')}
        actions={
          <ButtonLink href="/programme/imports" icon="upload">
            {t('facts.to-imports')}
          </ButtonLink>
        }
      />
      <div className="with-aside facts">
        <Live id="entries" on={[['vendor', 'facts-changed']]}>
          <Card id="entered" title={t('facts.entered')}>
            {entries.length === 0 ? (
              <EmptyState bare title={t('facts.empty-title')}>
                {t('facts.empty')}
              </EmptyState>
            ) : (
              <EntryList entries={entries} names={view.names} partnerSlug={partner.slug} />
            )}
          </Card>
        </Live>
        <div className="stack">
          {offered.metrics.length > 0 && (
            <Card id="new-metric" title={t('facts.new-metric')} padded>
              <MetricForm offered={offered} today={today} formKey={formKey} reply={reply} />
            </Card>
          )}
          {offered.attestations.length > 0 && (
            <Card id="new-attestation" title={t('facts.new-attestation')} padded>
              <AttestationForm offered={offered} today={today} formKey={formKey} reply={reply} />
            </Card>
          )}
          {offered.metrics.length + offered.attestations.length === 0 && (
            <EmptyState title={t('facts.nothing-offered')}>{t('facts.nothing-offered-text')}</EmptyState>
          )}
        </div>
      </div>
    </>
  )
}
