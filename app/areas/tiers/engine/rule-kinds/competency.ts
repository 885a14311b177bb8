import { ONE, ZERO } from '~/platform/rational'
import type { CompetencyRule } from '../../language/rule'
import { competenciesAt } from '../select'
import { changesByLooking, sparedOneByOne } from './generic'
import type { RuleKind } from './rule-kind'

/** The partner has it, granted or by the rule that defines it: `competency: managed-services`. */
export const competency: RuleKind<CompetencyRule> = {
  read(value, { reader, vocabulary }) {
    const name = reader.slug(value)
    if (name === null) return null
    return reader.known(value, name, vocabulary.competencies, 'unknown-competency') ? { competency: name } : null
  },
  observe(rule, scope) {
    const found = competenciesAt(scope).find(({ key }) => key === rule.competency)
    return {
      observed: found ? ONE : ZERO,
      needed: ONE,
      evidence: () => ({ factIds: found?.factIds ?? [], personIds: found?.personIds ?? [] }),
    }
  },
  changes: changesByLooking,
  smallestSupport: sparedOneByOne,
}
