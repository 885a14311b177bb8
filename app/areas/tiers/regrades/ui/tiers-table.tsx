import { useFormat, useT } from '~/i18n'
import { EmptyState } from '~/ui/empty-state'
import { Pagination } from '~/ui/pagination'
import { Table } from '~/ui/table'
import { Tag, type TagProps } from '~/ui/tag'
import type { Names } from '../../language/names'
import { Tier, useDates, useLocal, useSay } from '../../ui/words'
import type { TierForecast } from '../view-forecast.server'

const CHANGES = {
  promotion: 'regrade.promotion',
  demotion: 'regrade.demotion',
  none: 'regrade.no-change',
  'grace-started': 'regrade.grace-started',
  'grace-ended-by-recovery': 'regrade.recovered',
  'tier-withdrawn': 'regrade.withdrawn',
} as const

const TONES: Record<TierForecast['change'], TagProps['tone']> = {
  promotion: 'success',
  demotion: 'danger',
  none: 'neutral',
  'grace-started': 'warn',
  'grace-ended-by-recovery': 'success',
  'tier-withdrawn': 'warn',
}

/** Partners whose tier or grace a regrade moves, with the requirements that do it. */
export function TiersTable(props: {
  moves: readonly TierForecast[]
  names: Names
  total: number
  page: number
  pageSize: number
}) {
  const t = useT('tiers')
  const local = useLocal()
  const dates = useDates()
  return (
    <Table
      caption={t('regrade.title')}
      rows={props.moves}
      rowKey={({ number }) => String(number)}
      columns={[
        {
          key: 'partner',
          header: t('regrade.partner'),
          rowHeader: true,
          cell: ({ partner, track }) => (
            <>
              <bdi>{partner.name}</bdi>
              <span className="meta block">{local(track)}</span>
            </>
          ),
        },
        {
          key: 'change',
          header: t('regrade.change'),
          nowrap: true,
          cell: ({ change, graceUntil }) => (
            <>
              <Tag tone={TONES[change]}>{t(CHANGES[change])}</Tag>
              {graceUntil !== null && (
                <span className="meta block">{t('regrade.kept-until', { date: dates.short(graceUntil) })}</span>
              )}
            </>
          ),
        },
        { key: 'before', header: t('regrade.before'), nowrap: true, cell: ({ before }) => <Tier tier={before} /> },
        {
          key: 'after',
          header: t('regrade.after'),
          nowrap: true,
          cell: ({ after, earned, change }) => (
            <>
              <Tier tier={after} />
              {change === 'grace-started' && (
                <span className="meta block">{t.rich('regrade.then', { tier: () => <Tier tier={earned} /> })}</span>
              )}
            </>
          ),
        },
        { key: 'why', header: t('regrade.why'), cell: (move) => <Lines move={move} names={props.names} /> },
      ]}
      empty={
        <EmptyState bare level={2} title={t('regrade.none-title')}>
          {t('regrade.none')}
        </EmptyState>
      }
      foot={
        <Pagination
          page={props.page}
          pageSize={props.pageSize}
          total={props.total}
          href={(page) => `?show=tiers&page=${page}`}
        />
      }
    />
  )
}

/** The requirement that moves the tier; the others would change their counts only. */
function Lines({ move, names }: { move: TierForecast; names: Names }) {
  const t = useT('tiers')
  const format = useFormat()
  const say = useSay(names, 'short')
  const failing = move.lines.filter(({ fails }) => fails)
  const decisive = failing.length > 0 ? failing : move.lines.filter(({ isMet }) => isMet)
  return (
    <>
      {(decisive.length > 0 ? decisive : move.lines).map(({ line, before, observed, needed, isMet }) => (
        <p key={`${line.key} ${needed} ${before}`} className="small">
          {t.rich(isMet ? 'moved.line-met' : 'moved.line', {
            line: say.plain(line),
            before: format.number(before),
            after: format.number(observed),
            needed: format.number(needed),
            b: (chunks) => <b>{chunks}</b>,
          })}
        </p>
      ))}
    </>
  )
}
