import { useFormat, useNow, useT } from '~/i18n'
import { Tag } from '~/ui/tag'
import type { DifferenceReason } from '../../decisions/standing-outlook'
import type { Names } from '../../language/names'
import { Tier, useDates, useLocal, useSay } from '../../ui/words'
import type { StandingEntry } from '../standing-entry'

/** The tier that is held, since when, and until when a grace keeps it. */
export function HeldCell({ entry }: { entry: StandingEntry }) {
  const t = useT('tiers')
  const format = useFormat()
  const dates = useDates()
  const { track, isDecided, tier, since, graceUntil } = entry
  if (!track) return null
  if (!isDecided) return <span className="subtle">{t('standings.undecided')}</span>
  return (
    <>
      <Tier tier={tier} />
      {since !== null && <span className="meta block">{t('standings.since-day', { date: format.date(since) })}</span>}
      {graceUntil !== null && (
        <Tag tone="warn" icon="clock">
          {t('standings.until', { date: dates.short(graceUntil) })}
        </Tag>
      )}
    </>
  )
}

const WHY = {
  approval: 'standings.why-approval',
  exception: 'standings.why-exception',
  agreed: 'standings.why-agreed',
  protection: 'standings.why-protection',
  grace: 'standings.why-grace',
  review: 'standings.why-review',
} as const satisfies Record<DifferenceReason['is'], string>

/** The tier that the facts earn, and why another one is held. */
export function EarnedCell({ entry }: { entry: StandingEntry }) {
  const t = useT('tiers')
  const dates = useDates()
  const { isDecided, tier, computed, differs } = entry
  if (!isDecided) return null
  if (tier?.slug === computed?.slug) return <span className="subtle">{t('standings.same')}</span>
  const until = differs?.until ?? null
  return (
    <>
      <Tier tier={computed} />
      <span className="meta block">
        {differs ? t(WHY[differs.is], { date: until === null ? '' : dates.short(until) }) : t('standings.why-unknown')}
      </span>
    </>
  )
}

/** The first thing that keeps the next tier away. */
export function MissingCell({ entry, names }: { entry: StandingEntry; names: Names }) {
  const t = useT('tiers')
  const local = useLocal()
  const say = useSay(names, 'short')
  const { isDecided, missing, computed } = entry
  if (!isDecided) return null
  if (!missing) {
    const isTop = computed !== null && computed.rung === computed.rungs
    return isTop ? <span className="subtle">{t('standings.nothing-missing')}</span> : null
  }
  return (
    <>
      <span className="meta block" dir="auto">
        {local(missing.tier.title)}
      </span>
      {say(missing.line)}
      {missing.more > 0 && <span className="meta block">{t('standings.more', { count: missing.more })}</span>}
    </>
  )
}

/** How far the held tier is from being lost: people to spare, the next certificate to end, the loss ahead. */
export function MarginCell({ entry, names }: { entry: StandingEntry; names: Names }) {
  const t = useT('tiers')
  const format = useFormat()
  const now = useNow()
  const dates = useDates()
  const say = useSay(names, 'short')
  const { isDecided, spare, nextExpiryAt, loss } = entry
  if (!isDecided) return null
  const [because] = loss?.because ?? []
  return (
    <>
      {loss && (
        <>
          <Tag tone={loss.isFall ? 'danger' : 'warn'} icon="triangle-alert">
            {t('standings.at-risk', { date: dates.short(loss.at) })}
          </Tag>
          {because && <span className="block">{say(because)}</span>}
        </>
      )}
      {spare !== null && <span className="block">{t('standings.spare', { count: spare })}</span>}
      <span className="meta block">
        {nextExpiryAt === null ? (
          t('standings.no-expiry')
        ) : (
          <>
            {t('standings.ends', { date: dates.short(nextExpiryAt) })} ({format.relative(nextExpiryAt, now)})
          </>
        )}
      </span>
    </>
  )
}
