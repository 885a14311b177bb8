import { useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import type { StatisticsView } from '../view-statistics.server'
import { FlagTags } from './flag-tag'
import { OptionsTable } from './option-table'
import { FLAG_ADVICE } from './words'

type Props = { worst: NonNullable<StatisticsView['worst']>; points: number | null; href: string }

/** The question that harms most, with who chose what. */
export function WorstCard({ worst: { row, options }, points, href }: Props) {
  const t = useT('statistics')
  const [flag] = row.flags
  return (
    <Card id="worst" title={<bdi className="mono">{row.externalId}</bdi>} end={<FlagTags row={row} />} padded>
      <p dir="auto">{row.title}</p>
      {options && <OptionsTable options={options} points={points} />}
      {flag && <p className="small muted">{t(FLAG_ADVICE[flag])}</p>}
      <div className="row">
        <ButtonLink size="sm" variant="primary" href={href}>
          {t('worst.open')}
        </ButtonLink>
      </div>
    </Card>
  )
}
