import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyProgrammeText } from '../../../../../test/tiers/any-programme'
import { partsOf, type Rule } from '../../language/rule'
import { parseProgramme } from '../../parse/parse-programme'
import { programmeOf } from '../../testing/build-programme'
import { type RuleLine, ruleLines } from './rule-lines'

const withParts = (rule: Rule): string[] => [rule.id, ...partsOf(rule).flatMap(withParts)]
const idsOf = (lines: readonly RuleLine[]): string[] => lines.flatMap(({ id, parts }) => [id, ...idsOf(parts)])

test('every rule of a tier has its line once, in the order in which it is written', () => {
  fc.assert(
    fc.property(anyProgrammeText, (text) => {
      const parsed = parseProgramme(text, { certifications: [] })
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
      for (const { requires } of parsed.programme.tiers)
        expect(idsOf(ruleLines(requires, parsed.programme))).toEqual(withParts(requires))
    }),
  )
})

test.each([
  ['its parts stand below the tier', '', ['gold.0', 'gold.1']],
  ['with a title of its own it is a line', 'title: Both of these\n', ['gold', 'gold.0', 'gold.1']],
])('what a tier asks together: %s', (_what, title, ids) => {
  const programme = programmeOf(`${title}all: [{ attestation: business-plan }, { attestation: reference }]`)
  expect(idsOf(ruleLines(programme.tiers[0]?.requires as Rule, programme))).toEqual(ids)
})
