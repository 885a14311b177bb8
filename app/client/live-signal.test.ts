import { describe, expect, it } from 'vitest'
import { parseSignal, wants } from './live-signal'
import { isOwnPath } from './toasts'

describe('wants', () => {
  it.each([
    ['person:7 notification', 'person:7', 'notification', true],
    ['person:7 notification', 'person:7', 'assignment', false],
    ['person:7 notification', 'person:70', 'notification', false],
    ['person:7 *', 'person:7', 'anything', true],
    ['person:7', 'person:7', 'anything', true],
    ['person:7 notification, organisation:3 *', 'organisation:3', 'tier-decided', true],
    ['', 'person:7', 'notification', false],
  ])('%s, %s %s: %s', (attribute, topic, kind, expected) => {
    expect(wants(attribute, { topic, kind })).toBe(expected)
  })
})

describe('parseSignal', () => {
  it('reads topic, kind and message', () => {
    const text = JSON.stringify({
      seq: 12,
      at: 1_700_000_000_000,
      topic: 'person:7',
      kind: 'notification',
      data: { toast: { kind: 'success', message: 'Gold!', href: '/tier', label: 'Open' }, unread: 4 },
    })
    expect(parseSignal(text)).toEqual({
      seq: 12,
      at: 1_700_000_000_000,
      topic: 'person:7',
      kind: 'notification',
      data: { toast: { kind: 'success', message: 'Gold!', href: '/tier', label: 'Open' } },
    })
  })

  it('does without a message', () => {
    expect(parseSignal('{"seq":1,"at":2,"topic":"job:1","kind":"progress","data":null}')).toEqual({
      ...{ seq: 1, at: 2, topic: 'job:1', kind: 'progress' },
    })
  })

  it.each(['', 'beat', '[]', '{}', '{"topic":1,"kind":"x"}', '{"topic":"x","kind":"x"}'])('ignores %j', (text) => {
    expect(parseSignal(text)).toBeNull()
  })
})

describe('isOwnPath', () => {
  it.each([
    ['/tier', true],
    ['/', true],
    ['//elsewhere.example', false],
    ['/\\elsewhere.example', false],
    ['https://elsewhere.example', false],
    ['javascript:alert(1)', false],
  ])('%s: %s', (href, expected) => {
    expect(isOwnPath(href)).toBe(expected)
  })
})
