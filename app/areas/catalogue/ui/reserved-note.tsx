import { useFormat, useT } from '~/i18n'

export type ReservedUnlock = { track: string; tier: string; benefit: string }

/** From which tier something reserved opens, in words; the general sentence where no tier grants it. */
export function ReservedNote({ unlocks, organisation }: { unlocks: readonly ReservedUnlock[]; organisation: string }) {
  const t = useT('catalogue')
  const format = useFormat()
  const [first] = unlocks
  if (!first) return <>{t('reserved.by-nobody')}</>
  const tiers = unlocks.map(({ tier, track }) => t('reserved.tier-in-track', { tier, track }))
  return <>{t('reserved.from', { benefit: first.benefit, tiers: format.list(tiers), organisation })}</>
}
