import { useFormat, useT } from '~/i18n'

/** `held`: the tier is held, and only a condition is open. `asks`: the tier asks for something beside itself. */
export type ReservedUnlock = {
  track: string
  tier: string
  benefit: string
  held: boolean
  asks: boolean
  href: string
}

/** What opens something reserved, in words, and where that is explained; the general sentence where nothing does. */
export function ReservedNote({ unlocks, organisation }: { unlocks: readonly ReservedUnlock[]; organisation: string }) {
  const t = useT('catalogue')
  const format = useFormat()
  const [first] = unlocks
  if (!first) return <>{t('reserved.by-nobody')}</>
  const nearest = unlocks.some(({ held, asks }) => held && asks) ? unlocks.filter(({ held }) => held) : unlocks
  const tiers = nearest.map(({ tier, track }) => t('reserved.tier-in-track', { tier, track }))
  const isHeld = nearest.some(({ held, asks }) => held && asks)
  return (
    <>
      {t(isHeld ? 'reserved.condition' : 'reserved.from', {
        ...{ benefit: first.benefit, tiers: format.list(tiers), organisation },
      })}{' '}
      {!isHeld && nearest.some(({ asks }) => asks) && <>{t('reserved.asks')} </>}
      <a href={nearest[0]?.href}>{t('reserved.why')}</a>
    </>
  )
}
