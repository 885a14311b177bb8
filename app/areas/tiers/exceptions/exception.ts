import type { LocalText } from '~/platform/local-text'
import { pageNumber } from '~/platform/page-number'

/** An attestation that stands for what was not fulfilled, a tier kept that is not earned, a benefit given by hand. */
export const EXCEPTION_KINDS = ['attestation', 'tier', 'benefit'] as const
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number]

export const EXCEPTION_STATES = ['active', 'to-come', 'ended', 'withdrawn'] as const
export type ExceptionState = (typeof EXCEPTION_STATES)[number]

/** Whatever is not withdrawn is in force from its beginning up to its end. All in epoch milliseconds. */
export function exceptionState(
  of: { from: number; until: number | null; isWithdrawn: boolean },
  now: number,
): ExceptionState {
  if (of.isWithdrawn) return 'withdrawn'
  if (of.until !== null && of.until <= now) return 'ended'
  return of.from > now ? 'to-come' : 'active'
}

/** How soon ends are asked for, in days. */
export const ENDING_WITHIN = [30, 60, 90] as const

const DAY = 86_400_000

/** Is it in force, and does it end within so many days? */
export const endsWithin = (of: { state: ExceptionState; until: number | null }, days: number, now: number): boolean =>
  of.state === 'active' && of.until !== null && of.until - now <= days * DAY

/** What a list of exceptions was asked for; null for all. */
export type ExceptionsView = {
  readonly track: string | null
  readonly state: ExceptionState | null
  readonly within: (typeof ENDING_WITHIN)[number] | null
  readonly owner: string | null
  readonly page: number
}

/** Reads the filters of an address; what is not known there counts as not asked. In force unless asked otherwise. */
export function readExceptionsView(query: URLSearchParams): ExceptionsView {
  const text = (name: string) => query.get(name)?.trim().slice(0, 120) || null
  return {
    track: text('track'),
    state: query.get('state') === 'all' ? null : (EXCEPTION_STATES.find((one) => one === text('state')) ?? 'active'),
    within: ENDING_WITHIN.find((days) => String(days) === text('within')) ?? null,
    owner: text('owner'),
    page: pageNumber(query),
  }
}

/** The address of a view, with some of it changed. */
export function exceptionsQuery(view: ExceptionsView, change: Partial<ExceptionsView> = {}): string {
  const { track, state, within, owner, page } = { ...view, page: 1, ...change }
  const query = new URLSearchParams({
    ...(track !== null && { track }),
    ...(state !== 'active' && { state: state ?? 'all' }),
    ...(within !== null && { within: String(within) }),
    ...(owner !== null && { owner }),
    ...(page > 1 && { page: String(page) }),
  })
  return query.size === 0 ? '' : `?${query}`
}

/** What a partner would have without an exception, in one track. */
export type WithoutIt = {
  readonly track: string
  readonly trackTitle: LocalText
  /** Titles; null for no tier. The same when no tier hangs on it. */
  readonly tier: LocalText | null
  readonly tierWithout: LocalText | null
  readonly movesTier: boolean
  /** Benefits that there would be less of. */
  readonly losses: readonly LocalText[]
}
