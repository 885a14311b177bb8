import { useFormat, useT } from '~/i18n'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Filters } from '~/ui/filters'
import { keyed } from '~/ui/keyed'
import { Pagination } from '~/ui/pagination'
import { Select } from '~/ui/select'
import { Table } from '~/ui/table'
import { Tag, type TagProps } from '~/ui/tag'
import { describeBenefit } from '../../describe/benefit'
import { Tier, useDates, useLocal, useSay } from '../../ui/words'
import { NONE, trialQuery } from '../trials/read-trial-filter'
import { TRIAL_PAGE } from '../trials/trial-page-size'
import type { TrialPartner, TrialView } from '../trials/view-trial.server'
import { ChangeFilter } from './change-filter'
import type { DraftHead } from './draft-frame'

export const CHANGE_WORDS = {
  promoted: 'what-if.is-promoted',
  demoted: 'what-if.is-demoted',
  unchanged: 'what-if.is-unchanged',
} as const
const TONES: Record<TrialPartner['change'], TagProps['tone']> = {
  promoted: 'success',
  demoted: 'danger',
  unchanged: 'neutral',
}

/** Every partner with what becomes of it: those who lose first. */
export function TrialTable({ head, trial }: { head: DraftHead; trial: TrialView }) {
  const t = useT('rulebook')
  const local = useLocal()
  const base = `/programme/rule-drafts/${head.id}/what-if`
  const isFiltered = Object.keys(trialQuery(trial.filter)).length > 0
  const chosenValue = (value: string | null) => (value === '' ? NONE : (value ?? ''))
  return (
    <>
      <Filters
        label={t('what-if.filter')}
        action={`${base}#partners`}
        {...(isFiltered && { clearHref: `${base}#partners` })}
      >
        <ChangeFilter chosen={trial.filter.change} />
        <Select
          name="region"
          label={t('what-if.region')}
          defaultValue={chosenValue(trial.filter.region)}
          options={[
            { value: '', label: t('what-if.every-region') },
            ...trial.regions.map((region) =>
              region === '' ? { value: NONE, label: t('what-if.no-region') } : { value: region, label: region },
            ),
          ]}
          submitOnChange
        />
        <Select
          name="tier"
          label={t('what-if.tier')}
          defaultValue={chosenValue(trial.filter.tier)}
          options={[
            { value: '', label: t('what-if.every-tier') },
            { value: NONE, label: t('what-if.no-tier') },
            ...trial.tiers.map(({ slug, title }) => ({ value: slug, label: local(title) })),
          ]}
          submitOnChange
        />
      </Filters>
      <Card id="partners" title={t('what-if.table')}>
        <Partners trial={trial} base={base} />
      </Card>
    </>
  )
}

function Partners({ trial, base }: { trial: TrialView; base: string }) {
  const t = useT('rulebook')
  const dates = useDates()
  const format = useFormat()
  return (
    <Table
      caption={t('what-if.table')}
      rows={trial.partners}
      rowKey={({ partner }) => partner.slug}
      columns={[
        {
          key: 'partner',
          header: t('what-if.partner'),
          cell: ({ partner, region }) => (
            <>
              <a href={`/programme/partners/${partner.slug}`}>
                <bdi>{partner.name}</bdi>
              </a>
              {region && (
                <span className="meta block" dir="auto">
                  {region}
                </span>
              )}
            </>
          ),
        },
        {
          key: 'change',
          header: t('what-if.change'),
          cell: ({ change, graceUntil }) => (
            <>
              <Tag tone={TONES[change]}>{t(CHANGE_WORDS[change])}</Tag>
              {change === 'demoted' && graceUntil !== null && (
                <span className="meta block">{t('what-if.kept-until', { date: dates.short(graceUntil) })}</span>
              )}
            </>
          ),
        },
        { key: 'before', header: t('what-if.before'), nowrap: true, cell: ({ before }) => <Tier tier={before} /> },
        { key: 'after', header: t('what-if.after'), nowrap: true, cell: ({ after }) => <Tier tier={after} /> },
        { key: 'why', header: t('what-if.why'), cell: (row) => <Why row={row} trial={trial} /> },
      ]}
      empty={
        <EmptyState bare title={t('what-if.none-match')}>
          {t('what-if.none-match-help', { count: format.number(trial.summary?.partners ?? 0) })}
        </EmptyState>
      }
      foot={
        <Pagination
          page={trial.page}
          pageSize={TRIAL_PAGE}
          total={trial.total}
          href={(page) =>
            `${base}?${new URLSearchParams({ ...trialQuery(trial.filter), page: String(page) })}#partners`
          }
        />
      }
    />
  )
}

/** What is newly missing, and which benefits change. */
function Why({ row, trial }: { row: TrialPartner; trial: TrialView }) {
  const t = useT('rulebook')
  const say = useSay(trial.names, 'short')
  const local = useLocal()
  if (row.failing.length === 0 && row.benefits.length === 0)
    return <span className="subtle">{t('what-if.nothing')}</span>
  return (
    <div className="stack stack-sm why">
      {keyed(row.failing).map(({ key, item }) => (
        <p key={key}>{say(item)}</p>
      ))}
      {row.benefits.length > 0 && (
        <ul className="small muted">
          {row.benefits.map(({ before, after, ...benefit }) => (
            <li key={benefit.slug}>
              {t('what-if.benefit', {
                benefit: local(benefit.title),
                before: say.plain(describeBenefit(benefit, before)),
                after: say.plain(describeBenefit(benefit, after)),
              })}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
