import type { ReactNode } from 'react'
import { useFormat, useT } from '~/i18n'
import { readRational, toNumber } from '~/platform/rational'
import { Bar } from '~/ui/bar'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Table } from '~/ui/table'
import { TabLinks } from '~/ui/tabs'
import { VisuallyHidden } from '~/ui/visually-hidden'
import { useDates, useLocal } from '../../ui/words'
import type { BenefitUrls } from '../benefit-urls'
import type { FundUse } from '../fund'
import type { LicenceUse } from '../licences'
import type { Usage } from '../read-usage.server'
import type { BenefitView } from '../view-benefit.server'
import { AnswerTag, isOverUsed, UsageText } from './benefit-words'

type Of<Kind extends Usage['kind']> = { usage: Extract<Usage, { kind: Kind }>; view: BenefitView; urls: BenefitUrls }

/** What is used of a benefit, entry by entry. */
export function UsageCard({ usage, view, urls }: { usage: Usage; view: BenefitView; urls: BenefitUrls }) {
  if (usage.kind === 'licences') return <Licences {...{ usage, view, urls }} />
  if (usage.kind === 'fund') return <FundEntries {...{ usage, view, urls }} />
  return <Answers {...{ usage, view, urls }} />
}

type FrameProps = { usage: Usage; end: ReactNode; footer?: ReactNode; children: ReactNode }

/** How much is used in all, and what is done about it. */
function Frame({ usage, ...card }: FrameProps) {
  const t = useT('benefits')
  return <Card id="usage" title={t('usage.title')} note={<UsageText usage={usage} />} {...card} />
}

function Licences({ usage, view, urls }: Of<'licences'>) {
  const t = useT('benefits')
  const dates = useDates()
  const { count, uses } = usage
  const page = (path: string) => urls.of(view.benefit.slug, view.track.slug, path)
  return (
    <Frame
      usage={usage}
      end={
        view.mayHandOut && (
          <ButtonLink href={page('/licences')} size="sm" icon="plus">
            {t('usage.hand-out')}
          </ButtonLink>
        )
      }
    >
      {isOverUsed(usage) && <Callout kind="warn">{t('usage.licences-over-text')}</Callout>}
      <Table
        caption={t('usage.licences-caption')}
        rows={uses}
        rowKey={({ id }) => id}
        empty={
          <EmptyState bare title={t('usage.licences-empty')}>
            {count.allowed > 0 ? t('usage.licences-empty-text') : null}
          </EmptyState>
        }
        columns={[
          { key: 'holder', header: t('usage.holder'), cell: ({ holder }) => <bdi>{holder}</bdi> },
          {
            key: 'returned',
            header: t('usage.returned'),
            nowrap: true,
            cell: (use) => <Returned use={use} action={page(`/licences/${use.id}/return`)} may={view.mayHandOut} />,
          },
          { key: 'what', header: t('usage.what'), cell: ({ what }) => <bdi>{what}</bdi> },
          { key: 'handed', header: t('usage.handed'), nowrap: true, cell: (use) => dates.short(use.handedAt) },
          {
            key: 'by',
            header: t('usage.by'),
            hideSmall: true,
            cell: (use) => <bdi>{view.names.people[use.recordedBy] ?? t('grants.nobody')}</bdi>,
          },
        ]}
      />
    </Frame>
  )
}

function Returned({ use, action, may }: { use: LicenceUse; action: string; may: boolean }) {
  const t = useT('benefits')
  const dates = useDates()
  if (use.returnedAt !== null) return <>{dates.short(use.returnedAt)}</>
  if (!may) return <span className="subtle">{t('usage.in-use')}</span>
  return (
    <form method="post" action={action}>
      <Button size="sm">
        {t('usage.return')}
        <VisuallyHidden> {t('usage.return-of', { holder: use.holder })}</VisuallyHidden>
      </Button>
    </form>
  )
}

function FundEntries({ usage, view, urls }: Of<'fund'>) {
  const t = useT('benefits')
  const format = useFormat()
  const local = useLocal()
  const { fund, uses, years } = usage
  const { year } = fund
  const numberOf = (amount: string) => toNumber(readRational(amount))
  const money = (amount: string) => format.money(numberOf(amount), fund.currency)
  const page = (path: string) => urls.of(view.benefit.slug, view.track.slug, path)
  return (
    <Frame
      usage={usage}
      end={
        view.mayManage && (
          <ButtonLink href={page('/fund')} size="sm" icon="plus">
            {t('usage.spend')}
          </ButtonLink>
        )
      }
    >
      <div className="card-body stack stack-sm">
        {years.length > 1 && (
          <TabLinks
            label={t('usage.year')}
            size="sm"
            items={years.map((one) => ({
              ...{
                href: `${page('')}&year=${one}`,
                label: format.number(one, { useGrouping: false }),
                current: one === fund.year,
              },
            }))}
          />
        )}
        {isOverUsed(usage) && <Callout kind="warn">{t('usage.fund-over-text')}</Callout>}
        <Bar
          label={local(view.benefit.title)}
          value={numberOf(fund.used)}
          max={numberOf(fund.earned)}
          valueText={t('usage.fund', {
            used: money(fund.used),
            earned: money(fund.earned),
            left: money(fund.left),
            year,
          })}
          tone={isOverUsed(usage) ? 'danger' : 'accent'}
        />
        <ul className="small">
          {fund.shares.map((share) => (
            <li key={share.percent}>
              {t('usage.share', {
                ...{
                  percent: format.percent(share.percent / 100, 2),
                  of: money(share.of),
                  earned: money(share.earned),
                },
              })}
            </li>
          ))}
          <li className="subtle">
            {view.benefit.unit === 'money'
              ? t('usage.fixed')
              : fund.shares.length > 0
                ? t('usage.shares')
                : t('usage.no-shares', { year })}
          </li>
        </ul>
      </div>
      <FundTable {...{ uses, view, year, page }} />
    </Frame>
  )
}

type FundTableProps = { uses: readonly FundUse[]; view: BenefitView; year: number; page: (path: string) => string }

function FundTable({ uses, view, year, page }: FundTableProps) {
  const t = useT('benefits')
  const format = useFormat()
  const dates = useDates()
  const money = (use: FundUse) => format.money(toNumber(readRational(use.amount)), use.currency)
  return (
    <Table
      caption={t('usage.fund-caption', { year })}
      rows={uses}
      rowKey={({ id }) => id}
      empty={
        <EmptyState bare title={t('usage.fund-empty', { year })}>
          {t('usage.fund-empty-text')}
        </EmptyState>
      }
      columns={[
        {
          key: 'purpose',
          header: t('usage.purpose'),
          cell: (use) => (
            <>
              <bdi>{use.purpose}</bdi>
              {use.reversed && (
                <p className="small muted">
                  {t('usage.reversed', { date: dates.short(use.reversed.at), reason: use.reversed.reason })}
                </p>
              )}
            </>
          ),
        },
        {
          key: 'amount',
          header: t('usage.amount'),
          align: 'end',
          nowrap: true,
          cell: (use) => (use.reversed ? <s>{money(use)}</s> : money(use)),
        },
        { key: 'spent', header: t('usage.spent'), nowrap: true, cell: (use) => dates.short(use.spentAt) },
        {
          key: 'by',
          header: t('usage.by'),
          hideSmall: true,
          cell: (use) => <bdi>{view.names.people[use.recordedBy] ?? t('grants.nobody')}</bdi>,
        },
        ...(view.mayManage
          ? [
              {
                key: 'reverse',
                header: <VisuallyHidden>{t('usage.reverse')}</VisuallyHidden>,
                align: 'end' as const,
                cell: (use: FundUse) =>
                  use.reversed ? null : (
                    <ButtonLink size="sm" href={page(`/fund/${use.id}/reversal`)}>
                      {t('usage.reverse')}
                      <VisuallyHidden>
                        {' '}
                        {t('usage.reverse-of', { amount: money(use), purpose: use.purpose })}
                      </VisuallyHidden>
                    </ButtonLink>
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}

function Answers({ usage, view, urls }: Of<'answers'>) {
  const t = useT('benefits')
  const format = useFormat()
  const page = (path: string) => urls.of(view.benefit.slug, view.track.slug, path)
  const minute = (at: number) => new Date(at).toISOString().slice(0, 16)
  return (
    <Frame
      usage={usage}
      footer={t('usage.clock')}
      end={
        view.mayManage && (
          <span className="row">
            <ButtonLink href={page('/requests/file')} size="sm" icon="upload">
              {t('usage.log-file')}
            </ButtonLink>
            <ButtonLink href={page('/requests')} size="sm" icon="plus">
              {t('usage.log')}
            </ButtonLink>
          </span>
        )
      }
    >
      <Table
        caption={t('usage.answers-caption')}
        rows={usage.requests}
        rowKey={({ id }) => id}
        empty={
          <EmptyState bare title={t('usage.answers-empty')}>
            {t('usage.answers-empty-text')}
          </EmptyState>
        }
        columns={[
          {
            key: 'subject',
            header: t('usage.subject'),
            cell: ({ subject, reference }) => (
              <>
                <bdi>{subject}</bdi> <bdi className="mono subtle">{reference}</bdi>
              </>
            ),
          },
          { key: 'state', header: t('usage.state'), cell: ({ state }) => <AnswerTag state={state} /> },
          { key: 'asked', header: t('usage.asked'), nowrap: true, cell: (one) => format.dateTime(one.askedAt) },
          {
            key: 'target',
            header: t('usage.target'),
            nowrap: true,
            hideSmall: true,
            cell: ({ target }) => (target === null ? '–' : t('usage.hours', { hours: target })),
          },
          {
            key: 'answered',
            header: t('usage.answered'),
            nowrap: true,
            cell: (one) =>
              one.answeredAt !== null ? (
                format.dateTime(one.answeredAt)
              ) : view.mayManage ? (
                <a
                  href={`${page('/requests')}&${new URLSearchParams({
                    ...{ reference: one.reference, subject: one.subject, asked: minute(one.askedAt) },
                  })}`}
                >
                  {t('usage.enter-answer')}
                  <VisuallyHidden> {t('usage.enter-answer-to', { reference: one.reference })}</VisuallyHidden>
                </a>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </Frame>
  )
}
