import type { ReactNode } from 'react'
import { ROLE_NAMES } from '~/areas/identity/ui/role-names'
import { type Formatter, useFormat, useLocale, useNow, useT } from '~/i18n'
import { createFormatter } from '~/i18n/format'
import { type LocalText, localText } from '~/platform/local-text'
import { useDirection } from '~/ui/direction'
import { TierBadge } from '~/ui/tier-badge'
import { type Sentence, sentenceValues } from '../describe/sentence'
import { isolated, type Names } from '../language/names'
import type { TierName } from '../standings/track-view'

/** The text of an author in the reader's language. */
export function useLocal(): (text: LocalText) => string {
  const locale = useLocale()
  return (text) => localText(text, locale)
}

const DAY = 86_400_000
const inUtc = new Map<string, Formatter>()

/**
 * Dates of the programme. Rules, entries and their ends are counted in whole days of UTC, and such a day has one name
 * everywhere; other moments are told in the reader's own time zone.
 */
export function useDates() {
  const format = useFormat()
  const of = (at: number) => {
    if (at % DAY !== 0) return format
    const known = inUtc.get(format.locale) ?? createFormatter(format.locale, 'UTC')
    inUtc.set(format.locale, known)
    return known
  }
  return {
    long: (at: number) => of(at).dateLong(at),
    short: (at: number) => of(at).date(at),
    month: (at: number) => of(at).month(at),
  }
}

/** "Ana, Ben or Omid", as sentences of this area join names. */
export const anyOf = (locale: string, names: readonly string[]): string =>
  new Intl.ListFormat(locale === 'en' ? 'en-GB' : locale, { type: 'disjunction' }).format(names)

/** Until when a tier is kept that is not earned; once that time is over, until somebody has decided. */
export function useKeptUntil(): (until: number) => string {
  const t = useT('tiers')
  const dates = useDates()
  const now = useNow()
  return (until) =>
    until <= now ? t('ladder.kept-until-decided') : t('ladder.kept-until', { date: dates.long(until) })
}

export type Say = {
  (sentence: Sentence): ReactNode
  /** Without marks inside: for attributes, titles, lists. */
  plain(sentence: Sentence): string
}

/** Puts sentences of the engine into words. Dates are long in running text and short in evidence and tables. */
export function useSay(names: Names, dates: 'long' | 'short' = 'long'): Say {
  const t = useT('tiers')
  const identity = useT('identity')
  const format = useFormat()
  const days = useDates()
  const isRightToLeft = useDirection() === 'rtl'
  const words = {
    format: { ...format, date: dates === 'long' ? days.long : days.short },
    person: (id: string) => isolated(names.people[id] ?? t('words.somebody'), isRightToLeft),
    certification: (slug: string) => isolated(names.certifications[slug] ?? slug, isRightToLeft),
    role: (slug: string) => (isRole(slug) ? identity(ROLE_NAMES[slug]) : slug),
  }
  const say = (sentence: Sentence): ReactNode =>
    t.rich(sentence.key, {
      ...sentenceValues(sentence, { ...words, say: plain }),
      b: (chunks: ReactNode) => <b>{chunks}</b>,
    })
  const plain = (sentence: Sentence): string => textOf(say(sentence))
  return Object.assign(say, { plain })
}

const isRole = (slug: string): slug is keyof typeof ROLE_NAMES => Object.hasOwn(ROLE_NAMES, slug)

/** The words of what `t.rich` made of a message whose only marks are `<b>`. */
function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node)
  if (Array.isArray(node)) return node.map(textOf).join('')
  if (typeof node === 'object' && node !== null && 'props' in node) {
    const { children } = node.props as { children?: ReactNode }
    return textOf(children)
  }
  return ''
}

/** A tier by its name and glyph; the words for "no tier" without one. */
export function Tier({ tier, size }: { tier: TierName | null; size?: 'md' | 'lg' }) {
  const t = useT('tiers')
  const local = useLocal()
  if (!tier) return <span className="subtle">{t('words.no-tier')}</span>
  return (
    <TierBadge rung={tier.rung} rungs={tier.rungs} size={size}>
      {local(tier.title)}
    </TierBadge>
  )
}
