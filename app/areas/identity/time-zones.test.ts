import { expect, test } from 'vitest'
import { groupZones, isTimeZone, timeZones, zoneGroups } from './time-zones'

test('zones stand under their continent, by city', () => {
  expect(groupZones(['UTC', 'Europe/Berlin', 'America/Argentina/Salta', 'America/New_York'])).toEqual([
    { region: 'other', zones: [{ value: 'UTC', label: 'UTC' }] },
    { region: 'Europe', zones: [{ value: 'Europe/Berlin', label: 'Berlin' }] },
    {
      region: 'America',
      zones: [
        { value: 'America/Argentina/Salta', label: 'Argentina, Salta' },
        { value: 'America/New_York', label: 'New York' },
      ],
    },
  ])
})

test('every zone that Intl formats can be chosen, once', () => {
  const offered = zoneGroups.flatMap(({ zones }) => zones.map(({ value }) => value))
  expect(offered.toSorted()).toEqual(timeZones.toSorted())
  expect(new Set(offered).size).toBe(offered.length)
  for (const zone of ['UTC', 'Asia/Tehran', 'Europe/Berlin']) expect(isTimeZone(zone)).toBe(true)
  expect(isTimeZone('Mars/Olympus')).toBe(false)
})
