import type { Programme } from '../language/programme'
import { findRule } from '../language/rule'
import type { Move } from '../moves/what-gain-moves'
import { unitOf } from './checklist'
import { describeBriefly } from './rule'
import type { NumberUnit, Param, Sentence } from './sentence'
import { tierTitle } from './titles'

const KEYS = {
  closes: 'moves.closes',
  advances: 'moves.advances',
  'part-of': 'moves.part-of',
  secures: 'moves.secures',
} as const satisfies Record<Move['effect'], Sentence['key']>

/** What a gain does for the company: "Counts for Gold: at least 3 people hold Associate. With you 3 of 3: it is met." */
export function describeMove(move: Move, programme: Programme): Sentence {
  const rule = findRule(programme.tiers, move.ruleId)
  const unit = rule ? unitOf(rule, programme) : 'count'
  const counted: NumberUnit = unit === 'people' || unit === 'parts' || unit === 'yes-no' ? 'count' : unit
  const amount = (text: string): Param => ({ amount: text, unit: counted, currency: programme.currency })
  return {
    key: KEYS[move.effect],
    params: {
      tier: tierTitle(move.tier, programme),
      rule: rule ? { sentence: describeBriefly(rule, programme) } : '',
      counted: unit === 'yes-no' ? 'no' : 'yes',
      after: amount(move.after),
      needed: amount(move.needed),
    },
  }
}
