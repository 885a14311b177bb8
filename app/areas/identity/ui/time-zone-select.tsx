import { useT } from '~/i18n'
import { Select, type SelectProps } from '~/ui/select'
import { type ZoneRegion, zoneGroups } from '../time-zones'

const REGIONS = {
  Africa: 'zone.africa',
  America: 'zone.america',
  Antarctica: 'zone.antarctica',
  Arctic: 'zone.arctic',
  Asia: 'zone.asia',
  Atlantic: 'zone.atlantic',
  Australia: 'zone.australia',
  Europe: 'zone.europe',
  Indian: 'zone.indian',
  Pacific: 'zone.pacific',
  other: 'zone.other',
} as const satisfies Record<ZoneRegion, string>

/** Every time zone, by continent; typing the first letters of a city finds it. */
export function TimeZoneSelect(props: Omit<SelectProps, 'options'>) {
  const t = useT('identity')
  const groups = zoneGroups.map(({ region, zones }) => ({ label: t(REGIONS[region]), options: zones }))
  return <Select {...props} options={groups} />
}
