import type { XmlOutElement } from '~/platform/write-xml'
import { isRight } from '../../../review-parts'
import type { Marking } from '../../../types/multiple-response/schema'
import { type Declared, declareResponse, scaled, scaleOf } from './parts'
import { add, base, firstOf, mapResponse, matchCorrect, number, op, SCORE, set, variable, when } from './rules'

type Part = { readonly id: string; readonly fraction: string }

/** How a chosen set is marked, for options and for places in a picture alike. */
export function markSet(marking: Marking, parts: readonly Part[]) {
  const right = parts.filter(isRight)
  const declared: Declared = { cardinality: 'multiple', base: 'identifier', correct: right.map(({ id }) => id) }
  if (marking === 'all-or-nothing')
    return {
      declarations: [declareResponse(declared)],
      template: 'match_correct' as const,
      rules: firstOf([{ test: matchCorrect(), rules: [set(SCORE, number(1))] }], []),
      maximum: 1,
    }
  if (marking === 'weighted') {
    const scale = scaleOf(parts.map(({ fraction }) => fraction))
    const entries = parts.map(({ id, fraction }) => [id, scaled(fraction, scale)] as const)
    const capped = op('min', number(scale), mapResponse())
    return {
      declarations: [declareResponse({ ...declared, mapping: { entries, isBounded: true } })],
      rules: [set(SCORE, capped)],
      maximum: scale,
    }
  }
  return {
    declarations: [declareResponse(declared)],
    rules: [...parts.map(count), ...floor()],
    maximum: Math.max(right.length, 1),
  }
}

const count = (part: Part): XmlOutElement =>
  when(op('member', base('identifier', part.id), variable('RESPONSE')), add(SCORE, number(isRight(part) ? 1 : -1)))

/** A question never earns less than nothing. */
export const floor = (): XmlOutElement[] => [when(op('lt', variable(SCORE), number(0)), set(SCORE, number(0)))]
