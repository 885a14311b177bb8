import { useT } from '~/i18n'
import { Card } from '~/ui/card'
import { Table } from '~/ui/table'
import { VisuallyHidden } from '~/ui/visually-hidden'
import { describeBenefit } from '../../describe/benefit'
import { NO_NAMES } from '../../language/names'
import type { BenefitUnit, BenefitValue } from '../../language/programme'
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
            cell: ({ unit, now }) => <BenefitValueText unit={unit} value={now} />,
          },
          ...(above
            ? [
                {
                  key: 'next',
                  header: <TierHead tier={above} note={t('benefits.head-next')} />,
                  align: 'end' as const,
                  cell: ({ unit, next, change }: TrackView['benefits'][number]) =>
                    change === 'better' ? (
                      <b>
                        <BenefitValueText unit={unit} value={next} />
                      </b>
                    ) : (
                      <BenefitValueText unit={unit} value={next} />
                    ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  )
}

const TierHead = ({ tier, note }: { tier: TierName | null; note: string }) => (
  <>
    <Tier tier={tier} />
    <VisuallyHidden> {note}</VisuallyHidden>
  </>
)

export function BenefitValueText({ unit, value }: { unit: BenefitUnit; value: BenefitValue | null }) {
  const say = useSay(NO_NAMES)
  const isGranted = value !== null && value !== false
  return <span className={isGranted ? undefined : 'subtle'}>{say(describeBenefit(unit, value))}</span>
}
