import { useT } from '~/i18n'
import { Card } from '~/ui/card'
import { Table } from '~/ui/table'
import { VisuallyHidden } from '~/ui/visually-hidden'
import { type BenefitMeasure, describeBenefit } from '../../describe/benefit'
import { NO_NAMES } from '../../language/names'
import type { BenefitValue } from '../../language/programme'
import type { TierName, TrackView } from '../../standings/track-view'
import { Tier, useLocal, useSay } from '../../ui/words'

/** What the tier brings, and what the next one would. */
export function BenefitsCard({ track, href }: { track: TrackView; href?: string }) {
  const t = useT('tiers')
  const local = useLocal()
  const above = track.ladder.find(({ tier }) => tier.rung === (track.held?.rung ?? 0) + 1)?.tier ?? null
  if (track.benefits.length === 0) return null
  return (
    <Card
      id="benefits"
      title={above ? t('benefits.now-and-next') : t('benefits.now')}
      note={t('benefits.note')}
      end={
        href && (
          <a className="small" href={href}>
            {t('benefits.how-to-use')}
          </a>
        )
      }
    >
      <Table
        caption={t('benefits.caption')}
        className="benefits"
        rows={track.benefits}
        rowKey={({ slug }) => slug}
        columns={[
          { key: 'benefit', header: t('benefits.benefit'), cell: ({ title }) => local(title) },
          {
            key: 'now',
            header: <TierHead tier={track.held} note={t('benefits.head-now')} />,
            align: 'end',
            cell: (benefit) => <BenefitValueText of={benefit} value={benefit.now} />,
          },
          ...(above
            ? [
                {
                  key: 'next',
                  header: <TierHead tier={above} note={t('benefits.head-next')} />,
                  align: 'end' as const,
                  cell: (benefit: TrackView['benefits'][number]) => <Next benefit={benefit} />,
                },
              ]
            : []),
        ]}
      />
    </Card>
  )
}

/** What the next tier brings, and what it would bring beside that to whoever meets its condition. */
function Next({ benefit }: { benefit: TrackView['benefits'][number] }) {
  const t = useT('tiers')
  const say = useSay(NO_NAMES)
  const { next, nextIfMet, change } = benefit
  const value = <BenefitValueText of={benefit} value={next} />
  return (
    <>
      {change === 'better' ? <b>{value}</b> : value}
      {nextIfMet !== null && (
        <span className="meta">
          {' · '}
          {t('benefits.if-met', { value: say.plain(describeBenefit(benefit, nextIfMet)) })}
        </span>
      )}
    </>
  )
}

const TierHead = ({ tier, note }: { tier: TierName | null; note: string }) => (
  <>
    <Tier tier={tier} />
    <VisuallyHidden> {note}</VisuallyHidden>
  </>
)

export function BenefitValueText({ of, value }: { of: BenefitMeasure; value: BenefitValue | null }) {
  const say = useSay(NO_NAMES)
  const isGranted = value !== null && value !== false
  return <span className={isGranted ? undefined : 'subtle'}>{say(describeBenefit(of, value))}</span>
}
