import { isScalar, type Node } from 'yaml'
import type { TransitionPolicy } from '../programme'
import type { Reader } from './reader'

/** `transition: { promote: at-once, demote: at-once | { afterGrace: { days: 60 } }, protection: { firstMonths: 12 } }`. */
export function readTransition(node: Node | null, reader: Reader): TransitionPolicy | null {
  if (node === null) return null
  const fields = reader.fields(node, ['promote', 'demote', 'protection'])
  if (!fields) return null
  const promote = reader.oneOf(fields.required('promote'), ['at-once'])
  const demote = readDemotion(fields.required('demote'), reader)
  const protection = fields.has('protection')
    ? readProtection(fields.get('protection'), reader)
    : ({ kind: 'none' } as const)
  return promote && demote && protection ? { promote: { kind: promote }, demote, protection } : null
}

function readDemotion(node: Node | null, reader: Reader): TransitionPolicy['demote'] | null {
  if (node === null) return null
  if (isScalar(node)) return reader.oneOf(node, ['at-once']) && { kind: 'after-grace', days: 0 }
  const grace = reader.fields(node, ['afterGrace'])?.required('afterGrace') ?? null
  const days = grace && reader.whole(reader.fields(grace, ['days'])?.required('days') ?? null, { min: 0, max: 3660 })
  return days === null ? null : { kind: 'after-grace', days }
}

function readProtection(node: Node | null, reader: Reader): TransitionPolicy['protection'] | null {
  if (isScalar(node)) return reader.oneOf(node, ['none']) && { kind: 'none' }
  const months = reader.whole(reader.fields(node, ['firstMonths'])?.required('firstMonths') ?? null, {
    min: 1,
    max: 120,
  })
  return months === null ? null : { kind: 'first-months', months }
}
