import { isScalar, type Node } from 'yaml'
import type { AtReviews, TransitionPolicy } from '../language/programme'
import { readDaysOfYear } from './read-days-of-year'
import { readRollingWindow } from './read-window'
import type { Fields, Reader } from './reader'

/** The keys of a policy for how tiers are given and taken. */
const KEYS = ['promote', 'demote', 'protection', 'sustained', 'oneStep', 'approval']

/**
 * `promote: at-once | { atReviews: [03-01, 09-01] }`, `demote: at-once | at-anniversary | { afterGrace: { days: 60 } } |
 * { atReviews: [03-01] } | { atReviews: [03-01], afterGrace: { days: 60 } }`, `protection: { firstMonths: 12 }`, `sustained: { months: 3 }`, `oneStep: [promote, demote]`,
 * `approval: demotion`.
 */
export function readTransition(node: Node | null, reader: Reader): TransitionPolicy | null {
  if (node === null) return null
  const fields = reader.fields(node, KEYS)
  if (!fields) return null
  const promote = readPromotion(fields.required('promote'), reader)
  const demote = readDemotion(fields.required('demote'), reader)
  const protection = fields.has('protection')
    ? readProtection(fields.get('protection'), reader)
    : ({ kind: 'none' } as const)
  const sustained = fields.has('sustained') ? readSustained(fields, reader) : undefined
  const oneStep = fields.has('oneStep') ? readSteps(fields.get('oneStep'), reader) : undefined
  const approval = fields.has('approval') ? reader.oneOf(fields.get('approval'), ['demotion']) : undefined
  if (!promote || !demote || !protection || sustained === null || oneStep === null || approval === null) return null
  if (oneStep?.includes('promote') && promote.kind === 'at-once' && !sustained)
    return reader.report(fields.get('oneStep'), 'steps-without-time')
  return {
    ...{ promote, demote, protection },
    ...(sustained && { sustained }),
    ...(oneStep && { oneStep }),
    ...(approval && { approval: true as const }),
  }
}

function readPromotion(node: Node | null, reader: Reader): TransitionPolicy['promote'] | null {
  if (node === null) return null
  if (isScalar(node)) return reader.oneOf(node, ['at-once']) && { kind: 'at-once' }
  const fields = reader.fields(node, ['atReviews'])
  return fields && readReviews(fields.required('atReviews'), reader)
}

function readDemotion(node: Node | null, reader: Reader): TransitionPolicy['demote'] | null {
  if (node === null) return null
  if (isScalar(node)) {
    const word = reader.oneOf(node, ['at-once', 'at-anniversary'])
    return word && (word === 'at-once' ? { kind: 'after-grace', days: 0 } : { kind: 'at-anniversary' })
  }
  const fields = reader.fields(node, ['afterGrace', 'atReviews'])
  if (!fields) return null
  const reviews = fields.has('atReviews') ? readReviews(fields.get('atReviews'), reader) : null
  const days = fields.has('afterGrace') ? readGrace(fields.get('afterGrace'), reader) : null
  if (!fields.has('afterGrace'))
    return fields.has('atReviews') ? reviews : reader.report(node, 'missing-one', { keys: 'afterGrace, atReviews' })
  if (days === null || (fields.has('atReviews') && !reviews)) return null
  if (!reviews) return { kind: 'after-grace', days }
  return days === 0 ? reviews : { ...reviews, graceDays: days }
}

const readGrace = (node: Node | null, reader: Reader): number | null =>
  reader.whole(reader.fields(node, ['days'])?.required('days') ?? null, { min: 0, max: 3660 })

function readReviews(node: Node | null, reader: Reader): AtReviews | null {
  const days = readDaysOfYear(node, reader)
  return days && { kind: 'at-reviews', days }
}

function readSustained(fields: Fields, reader: Reader): TransitionPolicy['sustained'] | null {
  const inner = reader.fields(fields.get('sustained'), ['months', 'days'])
  const window = inner && readRollingWindow(inner, reader)
  return window && { unit: window.unit, length: window.length }
}

function readSteps(node: Node | null, reader: Reader): TransitionPolicy['oneStep'] | null {
  const ways = reader.items(node)?.map((item) => reader.oneOf(item, ['promote', 'demote'] as const))
  return ways?.every((way) => way !== null) && reader.distinct(node, ways) ? ways : null
}

function readProtection(node: Node | null, reader: Reader): TransitionPolicy['protection'] | null {
  if (isScalar(node)) return reader.oneOf(node, ['none']) && { kind: 'none' }
  const months = reader.whole(reader.fields(node, ['firstMonths'])?.required('firstMonths') ?? null, {
    min: 1,
    max: 120,
  })
  return months === null ? null : { kind: 'first-months', months }
}
