import type { ReactNode } from 'react'
import { ROLE_NAMES } from '~/areas/identity/ui/role-names'
import { useFormat, useLocale, useT } from '~/i18n'
import { useDirection } from '~/ui/direction'
import { TierBadge } from '~/ui/tier-badge'
import { type Sentence, sentenceValues } from '../describe/sentence'
import { type LocalText, localText } from '../local-text'
import { isolated, type Names } from '../names'
import type { TierName } from '../track-view'

/** The text of an author in the reader's language. */
export function useLocal(): (text: LocalText) => string {
  const locale = useLocale()
  return (text) => localText(text, locale)
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
  const isRightToLeft = useDirection() === 'rtl'
  const words = {
    format: { ...format, date: dates === 'long' ? format.dateLong : format.date },
    person: (id: string) => isolated(names.people[id] ?? t('words.somebody'), isRightToLeft),
    certification: (slug: string) => isolated(names.certifications[slug] ?? slug, isRightToLeft),
    role: (slug: string) => (isRole(slug) ? identity(ROLE_NAMES[slug]) : slug),
  }
  const values = (sentence: Sentence) => sentenceValues(sentence, words)
  const say = (sentence: Sentence) =>
    t.rich(sentence.key, { ...values(sentence), b: (chunks: ReactNode) => <b>{chunks}</b> })
  const plain = (sentence: Sentence) => textOf(say(sentence))
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
