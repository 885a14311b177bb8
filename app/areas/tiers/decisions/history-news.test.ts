import { expect, test } from 'vitest'
import type { Fact } from '../facts/facts'
import { attested, correction, day, granted, held, left, member, metric, profile, record } from '../testing/build-facts'
import { newsOf } from './history-news'

const step = (known: string, cause: string) => ({
  known_at: day(known),
  cause_kind: cause,
  rule_version_id: 'v1',
  grace_until: null,
  transition: '{"reasons":[]}',
})

const certificate = held('ana', 'pro', '2026-02-01')
const revenue = metric('revenue', '5/1', '2026-02-01')
const course: Fact = { ...certificate, kind: 'course-completed', id: 'course', course: 'intro' }
const agreed: Fact = {
  ...granted('x', '2026-02-01'),
  kind: 'demotion-approved',
  id: 'agreed',
  track: 't',
  tier: 'gold',
}

test.each<[string, Fact]>([
  ['certificate', certificate],
  ['member', member('ana', ['learner'], '2026-02-01')],
  ['member', left('ana', '2026-02-01')],
  ['fact', revenue],
  ['fact', record('deal', '2026-02-01')],
  ['fact', attested('plan', '2026-02-01')],
  ['fact', granted('cloud', '2026-02-01')],
  ['fact', profile({ region: 'emea' }, '2026-02-01')],
  ['fact', course],
  ['fact', agreed],
  ['fact', correction(revenue, { amount: '6/1' }, '2026-02-01')],
])('what became known is told beside the decision that it led to: %s, case %#', (cause, fact) => {
  const earlier = step('2026-01-15', 'joined')
  expect(newsOf(step('2026-02-01', cause), earlier, [fact])).toEqual([fact])
  expect(newsOf(step('2026-01-31', cause), earlier, [fact])).toEqual([])
})
