import { useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { DescriptionList } from '~/ui/description-list'
import { EmptyState } from '~/ui/empty-state'
import { keyed } from '~/ui/keyed'
import { PageHead } from '~/ui/page-head'
import { Table } from '~/ui/table'
import { TabLinks } from '~/ui/tabs'
import { Timeline, type TimelineEntry } from '~/ui/timeline'
import { useDates, useLocal } from '../../ui/words'
import { programmeBenefits } from '../benefit-urls'
import { GRANT_FILTERS, type GrantFilter } from '../grant'
import type { GrantRow, GrantView } from '../list-grants.server'
import { GrantStateTag, grantStateWords, useValueText } from './benefit-words'

type GrantsPageProps = { rows: readonly GrantRow[]; counts: Record<GrantFilter, number>; state: GrantFilter | null }

/** Every grant of the programme with its end. */
export function GrantsPage({ rows, counts, state }: GrantsPageProps) {
  const t = useT('benefits')
  const local = useLocal()
  const dates = useDates()
  const value = useValueText()
  return (
    <>
      <PageHead
        title={t('grants.head', { count: rows.length })}
        lead={t('grants.lead')}
        actions={
          <ButtonLink href={`/programme/grants.csv${state ? `?state=${state}` : ''}`} icon="download" download>
            {t('grants.csv')}
          </ButtonLink>
        }
      />
      <div className="stack">
        <TabLinks
          label={t('grants.filter')}
          items={[
            { href: '/programme/grants', label: t('grants.all'), current: state === null },
            ...GRANT_FILTERS.map((one) => ({
              href: `/programme/grants?state=${one}`,
              label: grantStateWords(t, one),
              count: counts[one],
              current: state === one,
            })),
          ]}
        />
        <Card>
          <Table
            caption={t('grants.caption')}
            rows={rows}
            rowKey={({ id }) => id}
            empty={
              <EmptyState bare level={2} title={t('grants.empty-title')}>
                {t('grants.empty')}
              </EmptyState>
            }
            columns={[
              {
                key: 'benefit',
                header: t('grants.benefit'),
                cell: (row) => <a href={`/programme/grants/${row.id}`}>{local(row.title)}</a>,
              },
              { key: 'partner', header: t('grants.partner'), cell: ({ partner }) => <bdi>{partner.name}</bdi> },
              { key: 'value', header: t('grants.value'), cell: (row) => value(row.measure, row.value) },
              { key: 'until', header: t('grants.until'), nowrap: true, cell: ({ until }) => dates.short(until) },
              {
                key: 'state',
                header: t('grants.state'),
                cell: (row) => <GrantStateTag state={row.isEnding ? 'ending' : row.state} />,
              },
              {
                key: 'by',
                header: t('grants.given-by'),
                hideSmall: true,
                cell: (row) => <bdi>{row.givenBy ?? t('grants.nobody')}</bdi>,
              },
            ]}
          />
        </Card>
      </div>
    </>
  )
}

/** One grant with everything that happened to it. */
export function GrantPage({ grant }: { grant: GrantView }) {
  const t = useT('benefits')
  const local = useLocal()
  const dates = useDates()
  const value = useValueText()
  const isOver = grant.state === 'ended' || grant.state === 'withdrawn'
  const words = { partner: grant.partner.name, benefit: local(grant.title), value: value(grant.measure, grant.value) }
  return (
    <>
      <PageHead
        title={t('grants.one-head', words)}
        lead={<bdi>{grant.reason}</bdi>}
        actions={
          !isOver && (
            <>
              <ButtonLink href={`/programme/grants/${grant.id}/withdrawal`} variant="danger">
                {t('grants.withdraw')}
              </ButtonLink>
              <ButtonLink href={`/programme/grants/${grant.id}/extension`} variant="primary" icon="clock">
                {t('grants.extend')}
              </ButtonLink>
            </>
          )
        }
      />
      <div className="with-aside">
        <Card id="steps" title={t('grants.steps')} padded>
          <Timeline entries={useSteps(grant)} />
        </Card>
        <Card
          id="grant"
          title={t('grants.card')}
          padded
          footer={
            <a href={programmeBenefits(grant.partner.slug).of(grant.benefit, grant.track.slug)}>
              {t('grants.to-benefit')}
            </a>
          }
        >
          <DescriptionList
            items={[
              [t('grants.state'), <GrantStateTag key="state" state={grant.isEnding ? 'ending' : grant.state} />],
              [t('grants.value'), words.value],
              [t('grants.track'), local(grant.track.title)],
              [t('grants.from'), dates.long(grant.from)],
              [t('grants.until'), dates.long(grant.until)],
              [t('grants.given-by'), <bdi key="by">{grant.givenBy ?? t('grants.nobody')}</bdi>],
            ]}
          />
        </Card>
      </div>
    </>
  )
}

function useSteps({ steps }: GrantView): TimelineEntry[] {
  const t = useT('benefits')
  const dates = useDates()
  const words = {
    given: 'grants.step-given',
    extended: 'grants.step-extended',
    'ending-told': 'grants.step-ending-told',
    withdrawn: 'grants.step-withdrawn',
  } as const
  const tones = { given: 'good', extended: 'good', 'ending-told': 'warn', withdrawn: 'bad' } as const
  return keyed(steps)
    .map(({ key, item: step }) => ({
      key: String(key),
      title: t(words[step.kind], { date: step.until === null ? '' : dates.long(step.until) }),
      detail: (
        <>
          <bdi>{step.by ?? t('grants.nobody')}</bdi>
          {step.reason !== null && (
            <>
              : <bdi>{step.reason}</bdi>
            </>
          )}
        </>
      ),
      at: step.at,
      tone: tones[step.kind],
    }))
    .reverse()
}
