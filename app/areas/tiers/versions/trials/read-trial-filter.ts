import type { TrialFilter } from './trial-filter'

const CHANGES = ['promoted', 'demoted', 'unchanged'] as const

/** Nobody and nowhere are written so in an address, where an empty value means that nothing was chosen. */
export const NONE = 'none'

/** The filter that an address holds; what is not known there filters nothing. */
export function readTrialFilter(query: URLSearchParams): TrialFilter {
  const chosen = (name: string) => {
    const value = query.get(name)
    return value === null || value === '' ? null : value === NONE ? '' : value
  }
  return {
    change: CHANGES.find((change) => change === query.get('change')) ?? null,
    region: chosen('region'),
    tier: chosen('tier'),
  }
}

/** The same as parameters of an address. */
export const trialQuery = ({ change, region, tier }: TrialFilter): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ change, region, tier }).flatMap(([name, value]) =>
      value === null ? [] : [[name, value === '' ? NONE : value]],
    ),
  )
