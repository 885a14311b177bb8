import { useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { DescriptionList } from '~/ui/description-list'
import { Icon } from '~/ui/icon'
import { keyed } from '~/ui/keyed'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { Table } from '~/ui/table'
import type { Checklist } from '../../describe/checklist'
import { Requirement } from '../../ui/requirement'
import { Tier, useDates, useLocal } from '../../ui/words'
import type { BenefitUrls } from '../benefit-urls'
import { isGranted } from '../benefits'
import type { Usage } from '../read-usage.server'
import type { BenefitView } from '../view-benefit.server'
import { GrantsCard } from './benefit-grants'
import { UsageCard } from './benefit-usage'
import { isUsed, usePeriodText, useSourceText, useValueText } from './benefit-words'

/** One benefit with its reasons: why it is had, why not more, what is used of it, what there was when. */
export function BenefitPage({ view, urls }: { view: BenefitView; urls: BenefitUrls }) {
  const t = useT('benefits')
  const local = useLocal()
  const value = useValueText()
  const { benefit, partner, track } = view
  return (
    <Live
      id="benefit-page"
      on={[
        [`organisation:${partner.id}`, 'tier-checked'],
        [`organisation:${partner.id}`, 'benefits-changed'],
      ]}
    >
      <PageHead
        eyebrow={t.rich('list.eyebrow', {
          ...{ partner: partner.name, track: local(track.title) },
          n: (chunks) => <bdi>{chunks}</bdi>,
        })}
        title={t('detail.head', { benefit: local(benefit.title), value: value(benefit, benefit.value) })}
        lead={benefit.use ? local(benefit.use.text) : undefined}
        actions={
          <>
            {benefit.use?.link && isGranted(benefit.value) && (
              <ButtonLink href={benefit.use.link} variant={view.mayManage ? 'default' : 'primary'} icon="arrow-right">
                {t('detail.use')}
              </ButtonLink>
            )}
            {view.mayManage && (
              <ButtonLink href={urls.of(benefit.slug, track.slug, '/grants')} variant="primary" icon="plus">
                {t('grants.give')}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="with-aside">
        <div className="stack">
          <Card id="why" title={t('detail.why')} padded>
            <Why view={view} />
          </Card>
          {view.usage && isOfUse(view, view.usage) && <UsageCard usage={view.usage} view={view} urls={urls} />}
          <MoreCard view={view} urls={urls} />
          <HistoryCard view={view} />
        </div>
        <div className="stack">
          <FactsCard view={view} />
          <GrantsCard view={view} />
          {view.opens.length > 0 && (
            <Card id="opens" title={t('detail.opens')} padded>
              <ul className="stack-sm">
                {view.opens.map((use) => (
                  <li key={use.href}>
                    <a href={use.href}>
                      <Icon name={use.kind === 'assets' ? 'folder' : 'book-open'} size="sm" /> <bdi>{use.title}</bdi>
                    </a>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </div>
      </div>
    </Live>
  )
}

/** What a company never had and never used needs no empty ledger. */
const isOfUse = (view: BenefitView, usage: Usage): boolean =>
  view.periods.some(({ value }) => isGranted(value)) || isUsed(usage)

function Why({ view }: { view: BenefitView }) {
  const t = useT('benefits')
  const local = useLocal()
  const { benefit, held } = view
  const { source } = benefit
  if (!source) return <p>{t('detail.why-none')}</p>
  if (source.kind === 'grant') return <p>{t('detail.why-grant')}</p>
  const tier = source.tier ? local(source.tier.title) : ''
  if (view.ground)
    return (
      <>
        <p>{t('detail.why-condition', { tier })}</p>
        <Asked checklist={view.ground} view={view} />
      </>
    )
  return held && source.tier && held.slug !== source.tier.slug ? (
    <p>{t('detail.why-inherited', { tier, held: local(held.title) })}</p>
  ) : (
    <p>{t('detail.why-tier', { tier })}</p>
  )
}

/** What a condition asks and how far it is, with the evidence. */
function Asked({ checklist, view }: { checklist: Checklist; view: BenefitView }) {
  return (
    <div className="proof">
      <ul className="rows">
        {checklist.items.map((item) => (
          <Requirement key={item.ruleId} item={item} names={view.names} currency={view.track.currency} />
        ))}
      </ul>
    </div>
  )
}

function MoreCard({ view, urls }: { view: BenefitView; urls: BenefitUrls }) {
  const t = useT('benefits')
  const local = useLocal()
  const value = useValueText()
  return (
    <Card
      id="more"
      title={t('detail.more')}
      padded
      footer={view.ways.some(({ held }) => !held) && <a href={urls.tier}>{t('detail.to-tier')}</a>}
    >
      {view.ways.length === 0 && <p className="muted">{t('detail.more-none')}</p>}
      {keyed(view.ways).map(({ key, item: way }) => {
        const words = { tier: local(way.tier.title), value: value(view.benefit, way.value) }
        const sentence = way.held ? 'detail.way-condition' : way.condition ? 'detail.way-both' : 'detail.way-tier'
        return (
          <div key={key} className="benefit-way">
            <p>{t(sentence, words)}</p>
            {way.checklist && <Asked checklist={way.checklist} view={view} />}
          </div>
        )
      })}
    </Card>
  )
}

function FactsCard({ view }: { view: BenefitView }) {
  const t = useT('benefits')
  const dates = useDates()
  const { benefit, held } = view
  const isHad = isGranted(benefit.value)
  return (
    <Card id="facts" title={t('detail.now')} padded>
      {view.graceUntil !== null && benefit.until === view.graceUntil && (
        <Callout kind="warn">{t('list.grace-text')}</Callout>
      )}
      <DescriptionList
        items={[
          [t('detail.tier'), <Tier key="tier" tier={held} />],
          [t('detail.since'), benefit.since === null ? null : dates.long(benefit.since)],
          [t('detail.until'), !isHad ? null : benefit.until === null ? t('detail.no-end') : dates.long(benefit.until)],
        ]}
      />
    </Card>
  )
}

function HistoryCard({ view }: { view: BenefitView }) {
  const t = useT('benefits')
  const local = useLocal()
  const value = useValueText()
  const sourceText = useSourceText()
  const periodText = usePeriodText()
  return (
    <Card id="history" title={t('detail.history')}>
      <Table
        caption={t('detail.history-caption', { benefit: local(view.benefit.title) })}
        rows={view.periods}
        rowKey={({ from }) => String(from)}
        columns={[
          { key: 'when', header: t('detail.from-to'), cell: periodText },
          { key: 'value', header: t('detail.value'), cell: (period) => value(view.benefit, period.value) },
          {
            key: 'because',
            header: t('detail.because'),
            cell: ({ source }) => (source ? sourceText(source) : <span className="subtle">–</span>),
          },
        ]}
      />
    </Card>
  )
}
