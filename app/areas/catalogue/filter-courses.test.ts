import { expect, test } from 'vitest'
import { type CourseFilter, type Filterable, filterCourses } from './filter-courses'

const course = (slug: string, part: Partial<Filterable> = {}): Filterable => ({
  slug,
  title: slug,
  summary: '',
  language: 'en',
  translationOf: null,
  level: 'associate',
  topics: [],
  isOpen: true,
  ...part,
})
const webhooks = course('webhooks', { title: 'Reliable Webhooks', topics: ['http', 'webhooks'] })
const farsi = course('webhooks-fa', { title: 'وب‌هوک مطمئن', language: 'fa', translationOf: 'webhooks' })
const russian = course('webhooks-ru', { language: 'ru', translationOf: 'webhooks' })
const practice = course('practice', { summary: 'How a programme decides', topics: ['sales'] })
const security = course('security', { level: 'professional', isOpen: false, topics: ['http'] })

const slugs = (courses: readonly Filterable[], filter: CourseFilter, locale = 'en') =>
  filterCourses(courses, filter, locale).map(({ slug }) => slug)

test.each([
  { locale: 'fa', shown: ['webhooks-fa', 'practice'] },
  { locale: 'en', shown: ['webhooks', 'practice'] },
  { locale: 'el', shown: ['webhooks', 'practice'] },
])('a reader of $locale sees each course once', ({ locale, shown }) => {
  expect(slugs([webhooks, farsi, practice], {}, locale)).toEqual(shown)
})

test('a translation whose original is not offered is still offered', () => {
  expect(slugs([russian, farsi], {})).toEqual(['webhooks-ru'])
})

test.each([
  { filter: { language: 'all' }, shown: ['webhooks', 'webhooks-fa', 'practice', 'security'] },
  { filter: { language: 'fa' }, shown: ['webhooks-fa'] },
  { filter: { text: 'WEBHOOKS reliable' }, shown: ['webhooks'] },
  { filter: { text: 'decides' }, shown: ['practice'] },
  { filter: { text: 'nothing' }, shown: [] },
  { filter: { level: 'professional' }, shown: ['security'] },
  { filter: { topic: 'http' }, shown: ['webhooks', 'security'] },
  { filter: { topic: 'http', openOnly: true }, shown: ['webhooks'] },
] as const)('$filter', ({ filter, shown }) => {
  expect(slugs([webhooks, farsi, practice, security], filter)).toEqual(shown)
})
