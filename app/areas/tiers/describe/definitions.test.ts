import { expect, test } from 'vitest'
import { parseProgramme } from '../parse/parse-programme'
import { say, sayFa } from '../testing/speak'
import { describeDefinitions } from './definitions'
import { describeRule } from './rule'

const SOURCE = `
track: technology
title: Technology
effective: 2026-01-01
currency: EUR
metrics: { revenue: { unit: money, title: Revenue } }
certifications: { pro: { level: high } }
retired:
  old-pro: { countsUntil: 2027-01-01, countsAs: pro }
  older-pro: { countsUntil: 2026-07-01 }
records: { app: { title: Apps, lasts: true, fields: { hosting: text, paid: text } } }
words:
  hosting: { title: Hosting, values: { cloud: the cloud } }
  level: { values: { high: top level } }
rates: [{ from: 2026-01-01, rates: { USD: 0.9 } }]
parameters:
  goal:
    title: Revenue asked for
    value: 150000
    overrides: [{ when: { region: growth }, until: 2026-07-01, value: 75000 }]
    ramp: [{ months: 6, share: 50% }]
numbers:
  points: { title: Points, is: { sum: { of: revenue, months: 12, where: { line: [platform] } } } }
competencies:
  cloud: { title: Cloud, requires: { measure: { of: { count: { of: app, where: { hosting: cloud, paid: yes } } }, atLeast: 2 } } }
  data: { title: Data }
tiers:
  - slug: gold
    title: Gold
    requires:
      all:
        - measure: { of: points, atLeast: goal }
        - competency: cloud
        - measure: { of: { count: { of: certificates, where: { level: high } } }, atLeast: 1 }
transition: { promote: at-once, demote: at-once }
`

test('whatever rules speak of by name is explained, in the words of the version', () => {
  const parsed = parseProgramme(SOURCE, { certifications: [] })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const { programme } = parsed
  const lines = describeDefinitions(programme).map(({ title, lines: of }) => [say(title), ...of.map(say)])
  expect(lines).toEqual([
    ['Points', 'Revenue (product line: platform) in the last 12 months'],
    [
      'Revenue asked for',
      '€150,000',
      '€75,000 where region: growth, before 1 Jul 2026',
      '50% of it in the first 6 months after joining',
    ],
    ['Cloud', 'Granted, or by this:', 'number of Apps (Hosting: the cloud and paid: yes): at least *2*.'],
    ['Data', 'Granted by the vendor.'],
    ['old-pro', 'No longer given. Its certificates count as pro until 1 Jan 2027.'],
    ['older-pro', 'No longer given. Its certificates count until 1 Jul 2026.'],
    ['Rates from 1 Jan 2026', '1 USD is 0.9 EUR'],
  ])
  expect(
    programme.tiers.map(({ requires }) =>
      ('rules' in requires ? requires.rules : []).map((rule) => say(describeRule(rule, programme))),
    ),
  ).toEqual([
    [
      'Points: at least *Revenue asked for (€150,000, for some partners another value)*.',
      'The competency *Cloud*.',
      'number of certificates (level: top level): at least *1*.',
    ],
  ])
  for (const { title, lines: of } of describeDefinitions(programme))
    for (const sentence of [title, ...of]) expect(sayFa(sentence)).not.toBe('')
})
