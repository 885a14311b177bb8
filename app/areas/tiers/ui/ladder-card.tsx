import { useT } from '~/i18n'
import { Card } from '~/ui/card'
import { classNames } from '~/ui/class-names'
import { RelativeTime } from '~/ui/relative-time'
import { tierColour } from '~/ui/tier-badge'
import { VisuallyHidden } from '~/ui/visually-hidden'
import { NO_NAMES } from '../language/names'
import type { LadderRung, TrackView } from '../standings/track-view'
import { useDates, useKeptUntil, useLocal, useSay } from './words'

/** The tiers of a track one above the other, and where the company stands. */
export function LadderCard({ track }: { track: TrackView }) {
  const t = useT('tiers')
  const say = useSay(NO_NAMES)
  return (
    <Card
      id="ladder"
      title={t('ladder.title')}
      note={t.rich('ladder.checked', { when: () => <RelativeTime key="when" at={track.checkedAt} /> })}
      footer={
        <>
          {track.policy.map((sentence) => (
            <span key={sentence.key}>{say(sentence)} </span>
          ))}
          <a href={`/programme/rules/${track.slug}`}>{t('ladder.rules')}</a>
        </>
      }
    >
      <ol className="ladder">
        {track.ladder.map((rung) => (
          <Rung key={rung.tier.slug} rung={rung} track={track} />
        ))}
      </ol>
    </Card>
  )
}

function Rung({ rung, track }: { rung: LadderRung; track: TrackView }) {
  const t = useT('tiers')
  const local = useLocal()
  const { state, tier } = rung
  const isHere = state === 'here'
  return (
    <li
      className={classNames(`ladder-${tierColour(tier.rung)}`, state !== 'ahead' && state)}
      aria-current={isHere || undefined}
    >
      <span className="rail" aria-hidden="true" />
      <div>
        <p className="ladder-name">
          {local(tier.title)}
          {isHere && <VisuallyHidden> {t('ladder.here')}</VisuallyHidden>}
        </p>
        <p className={isHere ? 'small' : 'small subtle'}>
          <RungNote rung={rung} track={track} />
        </p>
      </div>
    </li>
  )
}

function RungNote({ rung, track }: { rung: LadderRung; track: TrackView }) {
  const t = useT('tiers')
  const dates = useDates()
  const keptUntil = useKeptUntil()
  const { period } = rung
  if (rung.state === 'here') {
    if (track.graceUntil !== null) return <>{keptUntil(track.graceUntil)}</>
    return period && <>{t('ladder.since', { date: dates.long(period.from) })}</>
  }
  if (rung.state === 'next' && track.checklist && track.asked?.slug === rung.tier.slug)
    return <>{t('checklist.count', { met: track.checklist.met, total: track.checklist.total })}</>
  if (!period) return null
  if (period.until === null) return <>{t('ladder.from', { date: dates.month(period.from) })}</>
  const [from, until] = [dates.month(period.from), dates.month(period.until)]
  return <>{from === until ? t('ladder.in', { month: from }) : t('ladder.period', { from, until })}</>
}
