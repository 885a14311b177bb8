import { ONE, ZERO } from '~/platform/rational'
import type { Expression, Rule } from './expressions'
import type { At } from './refusal'
import { numberValue } from './values'

/** The standard templates of response processing (QTI 2.2 §2.10.1), which mark `RESPONSE` into `SCORE`. */
const TEMPLATES: Readonly<Record<string, (at: At) => Rule[]>> = {
  match_correct: (at) => [
    branch(at, operator(at, 'match', variable(at), { kind: 'correct', variable: 'RESPONSE', at }), [
      set(at, { kind: 'constant', value: numberValue(ONE), at }),
      set(at, { kind: 'constant', value: numberValue(ZERO), at }),
    ]),
  ],
  map_response: (at) => [
    branch(at, operator(at, 'isNull', variable(at)), [
      set(at, { kind: 'constant', value: numberValue(ZERO), at }),
      set(at, { kind: 'mapResponse', variable: 'RESPONSE', at }),
    ]),
  ],
  map_response_point: (at) => [
    branch(at, operator(at, 'isNull', variable(at)), [
      set(at, { kind: 'constant', value: numberValue(ZERO), at }),
      set(at, { kind: 'mapResponsePoint', variable: 'RESPONSE', at }),
    ]),
  ],
  // Common Cartridge's variants, which also tell right from wrong for the feedback.
  CC2_match_basic: (at) => [...(TEMPLATES.match_correct?.(at) ?? [])],
  CC2_match: (at) => [...(TEMPLATES.match_correct?.(at) ?? [])],
  CC2_map_response: (at) => [...(TEMPLATES.map_response?.(at) ?? [])],
}

const variable = (at: At): Expression => ({ kind: 'variable', variable: 'RESPONSE', at })
const operator = (at: At, name: 'match' | 'isNull', ...args: Expression[]): Expression => ({
  kind: 'operator',
  name,
  args,
  at,
})
const set = (at: At, value: Expression): Rule => ({ kind: 'set', outcome: 'SCORE', value, at })
const branch = (at: At, test: Expression, [yes, no]: readonly [Rule, Rule]): Rule => ({
  kind: 'condition',
  branches: [
    { test, rules: [yes] },
    { test: null, rules: [no] },
  ],
  at,
})

/**
 * The name of a template by its address, whatever the version of QTI and with or without `.xml`:
 * `http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct`,
 * `https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml`.
 */
export function templateNamed(address: string): string | null {
  const name = /(?:^|\/)([A-Za-z0-9_]+)(?:\.xml)?$/.exec(address.trim())?.[1]
  return name !== undefined && Object.hasOwn(TEMPLATES, name) ? name : null
}

export const rulesOfTemplate = (name: string, at: At): Rule[] => TEMPLATES[name]?.(at) ?? []
