import { describe, expect, test } from 'vitest'
import { speechFor } from '~/i18n/translator.server'
import type { TrialState } from '../trials/trial-state'
import { mayPublish, type PublishQuestion, type PublishReason } from './may-publish'

const day = (text: string) => Date.parse(`${text}T00:00:00Z`)
const READY: PublishQuestion = {
  draft: { hash: 'new', effectiveAt: day('2026-09-01') },
  versions: [
    { hash: 'old', effectiveAt: day('2025-01-01') },
    { hash: 'current', effectiveAt: day('2026-03-01') },
  ],
  trial: { is: 'done', reviewedAt: day('2026-06-30') },
  now: day('2026-07-01') + 9 * 3_600_000,
}
const onDay = (text: string, hash = 'new') => ({ draft: { hash, effectiveAt: day(text) } })
const tried = (trial: TrialState) => ({ trial })
const planned = { versions: [...READY.versions, { hash: 'planned', effectiveAt: day('2026-09-01') }] }

/** Each keeps a draft from being published that is ready otherwise. */
const ALONE: [PublishReason, Partial<PublishQuestion>][] = [
  ['has-problems', { draft: null }],
  ['says-nothing-new', { ...planned, ...onDay('2026-09-01', 'planned') }],
  ['day-is-past', onDay('2026-06-30')],
  ['day-has-begun', { ...onDay('2026-07-01'), versions: [{ hash: 'today', effectiveAt: day('2026-07-01') }] }],
  ['before-newest', { ...planned, ...onDay('2026-08-01') }],
  ['not-tried', tried({ is: 'none' })],
  ['trial-runs', tried({ is: 'waiting', done: 0, total: 0 })],
  ['trial-runs', tried({ is: 'running', done: 3, total: 9 })],
  ['trial-failed', tried({ is: 'failed', done: 3, total: 9 })],
  ['trial-of-other-text', tried({ is: 'outdated', because: 'text' })],
  ['trial-of-other-rules', tried({ is: 'outdated', because: 'rules' })],
  ['not-reviewed', tried({ is: 'done', reviewedAt: null })],
]

describe('a draft', () => {
  test('that was tried and looked at is published, for today at the earliest', () => {
    expect(mayPublish(READY)).toEqual([])
    expect(mayPublish({ ...READY, ...onDay('2026-07-01') })).toEqual([])
  })

  test('takes the place of a version that is yet to come', () =>
    expect(mayPublish({ ...READY, ...planned })).toEqual([]))

  test.each(ALONE)('is kept back: %s', (reason, but) => expect(mayPublish({ ...READY, ...but })).toEqual([reason]))

  test('is told of its day and of its trial at once', () =>
    expect(mayPublish({ ...READY, ...onDay('2026-06-30'), trial: { is: 'none' } })).toEqual([
      'day-is-past',
      'not-tried',
    ]))

  test.each(['en', 'fa'])('is told why in %s, in words of its own for every reason', (locale) => {
    const t = speechFor({ locale, timeZone: 'UTC', now: 0 }).t('rulebook')
    const reasons = [...new Set(ALONE.map(([reason]) => reason))]
    expect(new Set(reasons.map((reason) => t(`publication.${reason}`))).size).toBe(reasons.length)
  })
})
