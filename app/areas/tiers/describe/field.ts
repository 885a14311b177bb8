import { PARTNER_PREFIX } from '../language/condition'
import type { Programme } from '../language/programme'
import type { Param, Sentence } from './sentence'

/** Fields that the product itself gives to what rules look through. */
const KNOWN = {
  certification: 'field.certification',
  role: 'field.role',
  course: 'field.course',
  competency: 'field.competency',
  date: 'field.date',
  amount: 'field.amount',
  line: 'field.line',
  customer: 'field.customer',
  region: 'field.region',
  country: 'field.country',
  segment: 'field.segment',
  joined: 'field.joined',
} as const satisfies Record<string, Sentence['key']>

/** What a field is called: by the version's own words, by the product's, else by its name without its hyphens. */
export function fieldTitle(field: string, programme: Programme): Param {
  const name = field.startsWith(PARTNER_PREFIX) ? field.slice(PARTNER_PREFIX.length) : field
  const title = programme.definitions?.words?.[name]?.title
  if (title) return { text: title }
  return Object.hasOwn(KNOWN, name)
    ? { sentence: { key: KNOWN[name as keyof typeof KNOWN], params: {} } }
    : name.replaceAll('-', ' ')
}

/** What a value of a field is called. A variable is shown by its name: the rule around says what it stands for. */
export function valueTitle(field: string, value: string, programme: Programme): Param {
  const name = field.startsWith(PARTNER_PREFIX) ? field.slice(PARTNER_PREFIX.length) : field
  if (value.startsWith('$')) return fieldTitle(value.slice(1), programme)
  const text = programme.definitions?.words?.[name]?.values[value]
  if (text) return { text }
  if (name === 'certification') return { certification: value }
  if (name === 'role') return { role: value }
  if (name === 'competency') {
    const competency = programme.definitions?.competencies.find(({ slug }) => slug === value)
    return competency ? { text: competency.title } : value
  }
  return value === 'yes' || value === 'no'
    ? { sentence: { key: value === 'yes' ? 'field.yes' : 'field.no', params: {} } }
    : value
}
