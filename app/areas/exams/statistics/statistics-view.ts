import { dayRange } from '~/platform/day-range'
import { CHOICES, type Choice } from './select-attempts'

/** What the address of a statistics page asks for. */
export type StatisticsAsk = {
  choice: Choice
  /** days as their fields send them; empty for none */
  from: string
  to: string
  /** number of the exam's version; null for all */
  version: number | null
  /** short name of the partner; empty for all */
  partner: string
  sort: SortColumn
  direction: 'ascending' | 'descending'
}

export const SORT_COLUMNS = ['flag', 'question', 'n', 'facility', 'discrimination', 'efficiency', 'weight'] as const
export type SortColumn = (typeof SORT_COLUMNS)[number]

export function readAsk(params: URLSearchParams): StatisticsAsk {
  const version = params.get('version') ?? ''
  const sort = SORT_COLUMNS.find((column) => column === params.get('sort')) ?? 'flag'
  return {
    choice: CHOICES.find((choice) => choice === params.get('attempt')) ?? 'first',
    from: day(params.get('from')),
    to: day(params.get('to')),
    version: /^[1-9]\d{0,5}$/.test(version) ? Number(version) : null,
    partner: params.get('partner') ?? '',
    sort,
    direction: params.get('direction') === 'descending' ? 'descending' : 'ascending',
  }
}

const day = (text: string | null): string => (text && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : '')

/** The query of an address that asks for this; what is the default is left out. */
export function writeAsk(ask: Partial<StatisticsAsk>): string {
  const params = new URLSearchParams()
  if (ask.choice && ask.choice !== 'first') params.set('attempt', ask.choice)
  if (ask.from) params.set('from', ask.from)
  if (ask.to) params.set('to', ask.to)
  if (ask.version) params.set('version', String(ask.version))
  if (ask.partner) params.set('partner', ask.partner)
  if (ask.sort && (ask.sort !== 'flag' || ask.direction === 'descending')) params.set('sort', ask.sort)
  if (ask.direction === 'descending') params.set('direction', ask.direction)
  const query = params.toString()
  return query === '' ? '' : `?${query}`
}

/** The moments of the days asked for, in the reader's time zone. */
export function momentsOf({ from, to }: Pick<StatisticsAsk, 'from' | 'to'>, timeZone: string) {
  const range = dayRange(from, to, timeZone)
  return {
    ...(range.from === null ? {} : { from: range.from }),
    ...(range.until === null ? {} : { until: range.until }),
  }
}
