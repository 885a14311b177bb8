import { useT } from '~/i18n'
import { Card } from '~/ui/card'
import type { WhyLine } from '../describe/why'
import type { Names } from '../language/names'
import type { TrackView } from '../standings/track-view'
import { Mark } from './requirement'
import { useKeptUntil, useLocal, useSay } from './words'

/** The two questions that everybody asks, answered by the fewest requirements: why this tier, and why not the one asked about. */
export function WhyCard({ track, names }: { track: TrackView; names: Names }) {
  const t = useT('tiers')
  const local = useLocal()
  const keptUntil = useKeptUntil()
  const { held, missed, graceUntil } = track
  const isKept = graceUntil !== null && held !== null
  const isNoLonger = isKept && missed?.slug === held.slug
  if (!missed && track.why.length === 0) return null
  return (
    <div className="why">
      {missed && track.whyNot.length > 0 && (
        <Card
          id="why-not"
          title={t(isNoLonger ? 'why.no-longer' : 'why.not', { tier: local(missed.title) })}
          note={isNoLonger && keptUntil(graceUntil)}
        >
          <Lines lines={track.whyNot} isMet={false} names={names} />
        </Card>
      )}
      {held && !isKept && track.why.length > 0 && (
        <Card id="why" title={t('why.held', { tier: local(held.title) })}>
          <Lines lines={track.why} isMet names={names} />
        </Card>
      )}
    </div>
  )
}

function Lines({ lines, isMet, names }: { lines: readonly WhyLine[]; isMet: boolean; names: Names }) {
  const say = useSay(names)
  return (
    <ul className="rows why-lines">
      {lines.map(({ ruleId, line, detail }) => (
        <li key={ruleId}>
          <Mark isMet={isMet} />
          <p>
            {say(line)} {detail && <span className="muted">{say(detail)}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}
