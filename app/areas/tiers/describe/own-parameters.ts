import { formatRational } from '~/platform/rational'
import { scopeOf } from '../engine/evaluate'
import { evaluateNumber } from '../engine/evaluate-number'
import type { FactIndex } from '../facts/index-facts'
import type { Programme } from '../language/programme'

/**
 * The version with each parameter as it is for one partner at a moment (epoch ms): so what is found of a partner names the
 * partner's own value, not the one from which it differs.
 */
export function withOwnParameters(programme: Programme, facts: FactIndex, at: number): Programme {
  const { definitions } = programme
  if (!definitions?.parameters.some(({ overrides, ramp }) => overrides.length + ramp.length > 0)) return programme
  const scope = scopeOf(programme, facts, at)
  const parameters = definitions.parameters.map((parameter) => {
    const { value } = evaluateNumber({ id: '', kind: 'parameter', parameter: parameter.slug }, scope)
    return { ...parameter, value: formatRational(value), overrides: [], ramp: [] }
  })
  return { ...programme, definitions: { ...definitions, parameters } }
}
