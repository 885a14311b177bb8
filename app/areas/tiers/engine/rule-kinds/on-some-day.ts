import { ONE, ZERO } from '~/platform/rational'
import type { OnSomeDayRule } from '../../language/rule'
import { leavesWindow } from '../../language/window'
import { readRollingWindow } from '../../parse/read-window'
import { edgesOfRule } from '../edges'
import type { ProofNode } from '../proof'
import type { Scope } from '../scope'
import { changesByLooking, sparedOneByOne } from './generic'
import type { RuleKind } from './rule-kind'

/** Met at some moment of the last months or days: `{ months: 12, rule: { countPeople: … } }`. */
export const onSomeDay: RuleKind<OnSomeDayRule> = {
  read(value, reading) {
    const fields = reading.reader.fields(value, ['months', 'days', 'rule'])
    if (!fields) return null
    const window = readRollingWindow(fields, reading.reader)
    const rule = reading.part(fields.required('rule'), 'rule')
    return window && rule ? { window, rule } : null
  },
  observe(rule, scope) {
    const found = lastMet(rule, scope)
    return {
      observed: found ? ONE : ZERO,
      needed: ONE,
      cases: [found ?? scope.prove(rule.rule, scope)],
      evidence: () => ({ factIds: found?.factIds ?? [], personIds: found?.personIds ?? [] }),
    }
  },
  changes: changesByLooking,
  smallestSupport: sparedOneByOne,
}

/** The newest moment of the window at which the rule was met: now, or the last one before something changed. */
function lastMet({ window, rule }: OnSomeDayRule, scope: Scope): ProofNode | null {
  const before = edgesOfRule(rule, scope)
    .filter((edge) => edge <= scope.at && leavesWindow(window, edge - 1) > scope.at)
    .map((edge) => edge - 1)
  for (const at of [scope.at, ...new Set(before.sort((a, b) => b - a))]) {
    const node = scope.prove(rule, { ...scope, at })
    if (node.met) return { ...node, at }
  }
  return null
}
