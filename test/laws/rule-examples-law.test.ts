import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { lintProgramme } from '~/areas/tiers/lint/lint-programme'
import { parseProgramme } from '~/areas/tiers/parse/parse-programme'
import { repository } from './source-files'

/** Everything that the examples of the help pages name: each section is replaced by the one that an example has. */
const AROUND: Record<string, string> = {
  track: 'services',
  title: 'Services',
  effective: '2027-01-01',
  currency: 'EUR',
  certifications: `
  support-associate: { kind: technical, level: associate }
  support-expert: { kind: technical, level: professional }
  sales-professional: { kind: sales, level: professional }
  security-expert: { kind: technical, level: professional, area: security }
  cloud-architect: { kind: technical, level: professional, area: cloud }`,
  metrics: `
  revenue: { unit: money, title: Revenue }`,
  records: `
  app: { title: Apps, lasts: true, fields: { hosting: text, paid: text, installs: number, bug-bounty: text } }
  headcount: { title: Consultants, lasts: true, fields: { consultants: number } }
  request: { title: Requests, fields: { hours: number } }
  rank: { title: Rank, lasts: true, fields: { place: number, participants: number } }
  deal: { title: Deals, fields: { value: money, how: text, stage: text, customer: text, closed: day } }`,
  attestations: `
  business-plan: { title: Plan }
  exception-security: { title: Exception }`,
  competencies: `
  cloud: { title: Cloud }
  security: { title: Security }
  data: { title: Data }`,
  numbers: `
  sales: { title: Sales, is: { sum: { of: revenue, months: 12 } } }
  points: { title: Points, is: { sum: { of: deal, value: { field: value } } } }`,
  tiers: ' []',
  transition: '{ promote: at-once, demote: at-once }',
}
const CATALOGUE = [
  { slug: 'support-associate', ladder: 'Support', rung: 1 },
  { slug: 'support-expert', ladder: 'Support', rung: 2 },
]

const examplesIn = (page: string): string[] =>
  [...readFileSync(join(repository, page), 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text)

const SECTIONS = [...Object.keys(AROUND), 'retired', 'parameters', 'ranks', 'rates', 'words', 'benefits']

/** The example as a whole file: as it is, as some of its sections, or as the one rule of a tier. */
function wholeFile(example: string): string {
  const keys = Object.keys(parseDocument(example).toJS() as object)
  if (keys.includes('track')) return example
  const isSections = keys.every((key) => SECTIONS.includes(key)) && !(keys.includes('title') && keys.length === 2)
  const sections = isSections ? { ...sectionsOf(AROUND), ...sectionsOf(splitSections(example)) } : sectionsOf(AROUND)
  const tiers = `tiers:\n  - slug: gold\n    title: Gold\n    requires:\n${example.replace(/^(?=.)/gm, '      ')}`
  return Object.entries(sections)
    .map(([key, text]) => (key === 'tiers' && !isSections ? tiers : text))
    .join('\n')
}

const sectionsOf = (texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, `${key}: ${text}`]))

const splitSections = (example: string): Record<string, string> =>
  Object.fromEntries(
    [...example.matchAll(/^([a-z-]+):([\s\S]*?)(?=^[a-z-]+:|$(?![\s\S]))/gm)].map(([, key = '', text = '']) => [
      key,
      text.trimEnd(),
    ]),
  )

describe.each(['tier-rules', 'tier-rules-cookbook'])('the examples of %s', (page) => {
  const examples = examplesIn(`content/help/en/${page}.mdx`)

  it.each(examples.map((example, index) => [index + 1, example] as const))('number %i is read', (_, example) => {
    const parsed = parseProgramme(wholeFile(example), { certifications: CATALOGUE })
    expect(parsed.ok ? [] : parsed.problems).toEqual([])
    if (!parsed.ok) return
    expect(lintProgramme(parsed.programme, {}).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('are the same in every language', () => {
    expect(examplesIn(`content/help/fa/${page}.mdx`)).toEqual(examples)
  })
})
