import { rational, ZERO } from '~/platform/rational'
import { answered, type Mark, notAnswered } from '../../mark'
import type { Expectation, Practical, PracticalResponse, RecordedCall } from './schema'

/** Expectations that the recorded call meets / all of them; a call to another operation meets none. */
export function markPractical(question: Practical, { call }: PracticalResponse): Mark {
  if (call === null) return notAnswered
  if (call.operation !== question.operation) return answered(ZERO, { code: 'call-elsewhere' })
  const right = question.expects.filter((expectation) => isMet(question, { call }, expectation)).length
  const all = question.expects.length
  return answered(rational(right, all), { code: 'call-checks', params: { right, all } })
}

export const isMet = (question: Practical, { call }: PracticalResponse, expectation: Expectation): boolean =>
  call !== null && call.operation === question.operation && meets(call, expectation)

function meets(call: RecordedCall, expectation: Expectation): boolean {
  switch (expectation.kind) {
    case 'method':
    case 'path':
    case 'status':
      return call[expectation.kind] === expectation.equals
    case 'query':
      return named(call.query, expectation.name) === expectation.equals
    case 'request-header':
      return named(call.requestHeaders, expectation.name) === expectation.equals
    case 'response-header':
      return named(call.responseHeaders, expectation.name) === expectation.equals
    case 'request-body':
      return resolvePointer(call.requestBody, expectation.pointer) === expectation.equals
    case 'response-body':
      return resolvePointer(call.responseBody, expectation.pointer) === expectation.equals
  }
}

const named = (values: Readonly<Record<string, string>>, name: string) =>
  Object.hasOwn(values, name) ? values[name] : undefined

/** The value at a JSON pointer (RFC 6901), or undefined where there is none. */
export function resolvePointer(document: unknown, pointer: string): unknown {
  const steps = pointer.split('/').slice(1)
  return steps.reduce<unknown>((value, step) => {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(value)) return /^(?:0|[1-9]\d*)$/.test(name) ? value[Number(name)] : undefined
    const isObject = typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    return isObject ? (value as Record<string, unknown>)[name] : undefined
  }, document)
}
