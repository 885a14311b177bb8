import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { speechFor } from '~/i18n/translator.server'
import { anyProgrammeText } from '../../../../../test/tiers/any-programme'
import { plainly } from '../../describe/sentence'
import { evaluate } from '../../engine/evaluate'
import { effectiveFrom, type Programme, rankOf } from '../../language/programme'
import { parseProgramme } from '../../parse/parse-programme'
import { PUBLISHED, provenTier, published } from '../../published/published.server'
import { type WorkedExample, workedExamples } from './worked-examples'

/** What is shown is what engine and checker say of the same facts. */
function expectTrue(programme: Programme, { about, kind, facts, earns, missing }: WorkedExample): void {
  const at = effectiveFrom(programme)
  expect(provenTier(programme, facts, at)).toBe(earns)
  const isEarned = rankOf(programme.tiers, earns) >= rankOf(programme.tiers, about)
  expect([kind, isEarned, missing.length > 0]).toEqual([kind, kind !== 'below', kind === 'below'])
}

describe.each(PUBLISHED)('the examples of %s', (name) => {
  const programme = published(name)
  const examples = workedExamples(programme)

  test('are there for every tier, just enough and just not enough', () => {
    const kinds = programme.tiers.map(({ slug }) => [
      slug,
      ...new Set(examples.filter(({ about }) => about === slug).map(({ kind }) => kind)),
    ])
    for (const [slug, ...own] of kinds) expect([slug, own]).toEqual([slug, expect.arrayContaining(['at', 'below'])])
  })

  test('come out as they say', () => {
    for (const example of examples) expectTrue(programme, example)
  })

  test.each(['en', 'fa'])('are put into words in %s', (locale) => {
    const speech = speechFor({ locale, timeZone: 'UTC', now: 0 })
    const say = plainly(speech.t('tiers'), {
      format: { ...speech.format, date: speech.format.dateLong },
      person: (id) => id,
      certification: (slug) => slug,
    })
    for (const { company, missing } of examples)
      for (const sentence of [...company, ...missing]) expect(say(sentence)).not.toMatch(/example\.|\$[a-z]|\{/)
  })
})

test('whatever the rules ask, what is shown is what they give', () => {
  fc.assert(
    fc.property(anyProgrammeText, (text) => {
      const parsed = parseProgramme(text, { certifications: [] })
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
      for (const example of workedExamples(parsed.programme)) expectTrue(parsed.programme, example)
    }),
    { numRuns: 60 },
  )
})

test('the same rules give the same examples', () => {
  const programme = published('aws-services')
  expect(workedExamples(programme)).toEqual(workedExamples(programme))
  expect(evaluate(programme, [], { at: effectiveFrom(programme), knownAt: effectiveFrom(programme) }).tier).toBeNull()
})
