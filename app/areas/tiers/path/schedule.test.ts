import { expect, test } from 'vitest'
import { day } from '../testing/build-facts'
import type { Offer } from './plan'
import { schedule } from './schedule'

const offer = (certification: string, of: Partial<Offer> = {}): Offer => ({
  ...{ personId: 'ana', certification, courses: [], after: [], notBefore: null },
  exam: { slug: `${certification}-exam`, minutes: 60, isEstimate: false },
  ...of,
})
const told = (offers: Offer[]) =>
  schedule(offers, { now: day('2026-06-01'), minutesPerWeek: 240 }).map(
    ({ slug, from, until }) =>
      `${slug} ${[from, until].map((at) => new Date(at).toISOString().slice(5, 16)).join(' ')}`,
  )

test('one thing after the other at the pace, what must be held before first, a course once', () => {
  const api = { slug: 'api', minutes: 180 }
  expect(told([offer('a-pro', { after: ['base'], courses: [api] }), offer('base', { courses: [api] })])).toEqual([
    'api 06-01T00:00 06-06T06:00',
    'base-exam 06-06T06:00 06-08T00:00',
    'a-pro-exam 06-08T00:00 06-09T18:00',
  ])
})

test('an exam that rests is waited for, and whatever need not wait is done before', () => {
  const items = schedule([offer('late', { notBefore: day('2026-07-01') }), offer('soon')], {
    ...{ now: day('2026-06-01'), minutesPerWeek: 240 },
  })
  expect(items.map(({ slug, waitsUntil }) => [slug, waitsUntil])).toEqual([
    ['soon-exam', null],
    ['late-exam', day('2026-07-01')],
  ])
})

test('certifications that ask for one another end', () => {
  expect(told([offer('a', { after: ['b'] }), offer('b', { after: ['a'] })])).toHaveLength(2)
})
