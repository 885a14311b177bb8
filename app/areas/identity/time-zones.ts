/** Time zones by name, as the tz database and Intl know them. */

const UNIVERSAL = 'UTC'

export const timeZones: readonly string[] = [
  UNIVERSAL,
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== UNIVERSAL),
]

const known = new Set(timeZones)
export const isTimeZone = (zone: string): boolean => known.has(zone)

export type ZoneRegion =
  | 'Africa'
  | 'America'
  | 'Antarctica'
  | 'Arctic'
  | 'Asia'
  | 'Atlantic'
  | 'Australia'
  | 'Europe'
  | 'Indian'
  | 'Pacific'
  | 'other'

const regions: readonly string[] = [
  'Africa',
  'America',
  'Antarctica',
  'Arctic',
  'Asia',
  'Atlantic',
  'Australia',
  'Europe',
  'Indian',
  'Pacific',
]

export type ZoneGroup = { region: ZoneRegion; zones: readonly { value: string; label: string }[] }

/** Zones by continent or ocean, for a list to choose from: `America/Argentina/Salta` is read `Argentina, Salta`. */
export const zoneGroups: readonly ZoneGroup[] = groupZones(timeZones)

export function groupZones(names: readonly string[]): ZoneGroup[] {
  const groups = new Map<ZoneRegion, { value: string; label: string }[]>()
  for (const zone of names) {
    const [first = '', ...rest] = zone.split('/')
    const region = rest.length > 0 && regions.includes(first) ? (first as ZoneRegion) : 'other'
    const label = (region === 'other' ? [first, ...rest] : rest).join(', ').replaceAll('_', ' ')
    groups.set(region, [...(groups.get(region) ?? []), { value: zone, label }])
  }
  return [...groups].map(([region, zones]) => ({ region, zones }))
}
