import { exactDecimal, type Rational } from '~/platform/rational'
import { element, type XmlOutElement } from '~/platform/write-xml'

/** Words of QTI 3.0's response processing. Scores are whole numbers, so that no reader has to round. */
export const variable = (identifier: string) => element('qti-variable', { identifier })
export const base = (type: 'identifier' | 'float' | 'string' | 'directedPair', value: string): XmlOutElement => ({
  ...element('qti-base-value', { 'base-type': type }, value),
  children: [value],
  inline: true,
})
export const number = (value: Rational | number): XmlOutElement =>
  base('float', typeof value === 'number' ? String(value) : (exactDecimal(value) ?? '0'))
export const op = (name: string, ...args: XmlOutElement[]) => element(`qti-${name}`, {}, ...args)
export const set = (identifier: string, value: XmlOutElement) => element('qti-set-outcome-value', { identifier }, value)
export const add = (identifier: string, value: XmlOutElement) => set(identifier, op('sum', variable(identifier), value))

export const when = (test: XmlOutElement, ...rules: XmlOutElement[]) =>
  element('qti-response-condition', {}, element('qti-response-if', {}, test, ...rules))

/** The first branch whose test holds is taken; the last ones are for everything else. */
export function firstOf(branches: readonly Branch[], otherwise: readonly XmlOutElement[]): XmlOutElement[] {
  if (branches.length === 0) return [...otherwise]
  const written = branches.map(({ test, rules }, at) =>
    element(at === 0 ? 'qti-response-if' : 'qti-response-else-if', {}, test, ...rules),
  )
  const rest = otherwise.length > 0 ? [element('qti-response-else', {}, ...otherwise)] : []
  return [element('qti-response-condition', {}, ...written, ...rest)]
}
type Branch = { readonly test: XmlOutElement; readonly rules: readonly XmlOutElement[] }

/** Adds an identifier to those for which feedback waits. */
export const show = (identifier: string) =>
  set(FEEDBACK, op('multiple', variable(FEEDBACK), base('identifier', identifier)))
/** Adds the identifiers that a response holds: feedback waits for chosen parts by their own names. */
export const showChosen = (response: string) => set(FEEDBACK, op('multiple', variable(FEEDBACK), variable(response)))

export const FEEDBACK = 'FEEDBACK'
export const SCORE = 'SCORE'
/** Names of parts are in small letters, so none is this one. */
export const GENERAL = 'GENERAL'

/** What the template `match_correct` tests, for rules that do more besides. */
export const matchCorrect = () => op('match', variable('RESPONSE'), element('qti-correct', { identifier: 'RESPONSE' }))
export const mapResponse = (identifier = 'RESPONSE') => element('qti-map-response', { identifier })
