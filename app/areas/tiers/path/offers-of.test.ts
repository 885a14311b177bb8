import { expect, test } from 'vitest'
import { type CatalogueCourse, type CatalogueExam, offersOf } from './offers-of'

const course = (slug: string, of: Partial<CatalogueCourse> = {}): CatalogueCourse => ({
  ...{ slug, language: 'en', translationOf: null, isOpen: true },
  lessons: [
    { slug: 'one', minutes: 60 },
    { slug: 'two', minutes: 30 },
  ],
  ...of,
})
const exam = (of: Partial<CatalogueExam> = {}): CatalogueExam => ({
  ...{ slug: 'exam', certification: 'associate', courses: ['api'], questions: 20, timeLimitMinutes: null },
  ...{ requires: { courses: [], certifications: [] }, startsFrom: () => null },
  ...of,
})
const ana = { personId: 'ana', locale: 'en', finished: new Set<string>(), lessonsDone: new Set<string>() }
const offer = (of: { person?: Partial<typeof ana>; exam?: Partial<CatalogueExam>; courses?: CatalogueCourse[] }) =>
  offersOf({
    people: [{ ...ana, ...of.person }],
    exams: [exam(of.exam)],
    courses: of.courses ?? [course('api'), course('api-fa', { language: 'fa', translationOf: 'api' })],
    prerequisites: new Map([['associate', ['first']]]),
  })

test('an exam takes its time limit, and without one two minutes a question', () => {
  expect(offer({}).offers[0]?.exam).toEqual({ slug: 'exam', minutes: 40, isEstimate: true })
  expect(offer({ exam: { timeLimitMinutes: 60 } }).offers[0]?.exam).toMatchObject({ minutes: 60, isEstimate: false })
})

test('a course is asked for in the language of the person, and not of who finished it in any', () => {
  const courses = (person: Partial<typeof ana>) => offer({ person }).offers[0]?.courses
  expect(courses({})).toEqual([{ slug: 'api', minutes: 90 }])
  expect(courses({ locale: 'fa' })).toEqual([{ slug: 'api-fa', minutes: 90 }])
  expect(courses({ finished: new Set(['api-fa']) })).toEqual([])
  expect(courses({ lessonsDone: new Set(['api-fa/one']) })).toEqual([{ slug: 'api-fa', minutes: 30 }])
})

test('what the exam asks for is taken as it says, and closes the way when the company may not read it', () => {
  const requires = { courses: ['api'], certifications: [] }
  expect(offer({ person: { locale: 'fa' }, exam: { requires } }).offers[0]?.courses).toEqual([
    { slug: 'api', minutes: 90 },
  ])
  const closed = offer({ exam: { requires }, courses: [course('api', { isOpen: false })] })
  expect(closed).toEqual({ offers: [], blocked: [{ personId: 'ana', certification: 'associate' }] })
  expect(offer({ courses: [course('api', { isOpen: false })] }).offers[0]?.courses).toEqual([])
})

test('who may never start it is left out, who must wait starts later; what must be held before is told', () => {
  expect(offer({ exam: { startsFrom: () => 'never' } }).blocked).toHaveLength(1)
  const requires = { courses: [], certifications: ['base', 'first'] }
  expect(offer({ exam: { startsFrom: () => 5_000, requires } }).offers[0]).toMatchObject({
    ...{ notBefore: 5_000, after: ['base', 'first'] },
  })
})
