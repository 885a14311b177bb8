import type { Translator } from '~/i18n/types'
import { type LocalText, localText } from '~/platform/local-text'
import { writeDay } from '../facts/written-values'
import type { ExceptionKind, ExceptionState, WithoutIt } from './exception'

type Row = {
  readonly kind: ExceptionKind
  readonly partner: { readonly name: string }
  readonly tracks: readonly { readonly title: LocalText }[]
  readonly what: LocalText
  readonly owner: string
  readonly reason: string
  readonly from: number
  readonly until: number | null
  readonly state: ExceptionState
  readonly without: readonly WithoutIt[] | null
}

/** How it is said: in which language, and how that joins lists. */
export type Saying = {
  readonly t: Translator<'tiers'>
  readonly list: (items: readonly string[]) => string
  readonly locale: string
}

export const exceptionWords = {
  active: 'exceptions.state-active',
  'to-come': 'exceptions.state-to-come',
  ended: 'exceptions.state-ended',
  withdrawn: 'exceptions.state-withdrawn',
} as const satisfies Record<ExceptionState, string>

export const KIND_WORDS = {
  attestation: 'exceptions.kind-attestation',
  tier: 'exceptions.kind-tier',
  benefit: 'exceptions.kind-benefit',
} as const satisfies Record<ExceptionKind, string>

/** Exceptions as rows of texts, the first of them the names of the columns; days of UTC. */
export function exceptionsTable(rows: readonly Row[], saying: Saying): string[][] {
  const { t, locale } = saying
  const head = [
    ...([t('exceptions.partner'), t('standings.track'), t('exceptions.kind'), t('exceptions.what')] as const),
    ...[t('exceptions.owner'), t('exceptions.reason'), t('exceptions.from'), t('exceptions.until')],
    ...[t('exceptions.state'), t('exceptions.hangs')],
  ]
  const lines = rows.map((row) => [
    ...[row.partner.name, row.tracks.map(({ title }) => localText(title, locale)).join(' · ')],
    ...[t(KIND_WORDS[row.kind]), localText(row.what, locale), row.owner, row.reason],
    ...[writeDay(row.from), row.until === null ? '' : writeDay(row.until)],
    ...[t(exceptionWords[row.state]), withoutSentences(row, saying).join(' ')],
  ])
  return [head, ...lines]
}

/** What a partner would have without an exception, a sentence for each track; none where it is not in force. */
export function withoutSentences(
  { kind, state, without, what }: Pick<Row, 'kind' | 'state' | 'without' | 'what'>,
  { t, list, locale }: Saying,
): string[] {
  const local = (text: LocalText) => localText(text, locale)
  if (kind === 'benefit') return state === 'active' ? [t('exceptions.without-benefit', { benefit: local(what) })] : []
  return (without ?? []).map((one) =>
    t('exceptions.without', {
      track: local(one.trackTitle),
      moves: one.movesTier ? 'yes' : 'no',
      tier: one.tier ? local(one.tier) : t('words.no-tier'),
      next: one.tierWithout ? local(one.tierWithout) : t('words.no-tier'),
      losses: one.losses.length === 0 ? 'none' : list(one.losses.map(local)),
    }),
  )
}
