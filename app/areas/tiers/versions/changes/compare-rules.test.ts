import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDocument, type Scalar, visit } from 'yaml'
import { canonicalJson } from '~/platform/json'
import { anyProgrammeText } from '../../../../../test/tiers/any-programme'
import type { Programme } from '../../language/programme'
import { parseProgramme } from '../../parse/parse-programme'
import { CERTIFICATIONS, LADDER, programmeWith } from '../../testing/build-programme'
import { say } from '../../testing/speak'
import { WHOLE_LANGUAGE, WHOLE_LANGUAGE_CATALOGUE } from '../../testing/whole-language'
import { compareRules, hasChanges, type RulesChange } from './compare-rules'

const readRules = (text: string): Programme | null => {
  const parsed = parseProgramme(text, { certifications: [...CERTIFICATIONS, ...WHOLE_LANGUAGE_CATALOGUE] })
  return parsed.ok ? parsed.programme : null
}
const whole = readRules(WHOLE_LANGUAGE) as Programme

const places: Scalar[] = []
visit(parseDocument(WHOLE_LANGUAGE), { Scalar: (key, node) => void (key !== 'key' && places.push(node)) })

/** The whole language with one value of it changed; null where that is no well-made file. */
function changedAt({ range, source = '' }: Scalar): Programme | null {
  const [start, end] = range ?? [0, 0]
  const other = /^\d/.test(source) ? source.replace(/\d/, (digit) => `${(Number(digit) % 8) + 1}`) : `${source}-x`
  return readRules(WHOLE_LANGUAGE.slice(0, start) + other + WHOLE_LANGUAGE.slice(end))
}

const NOT_A_CHANGE = ['track', 'effective'] as const
const askedAndGiven = (programme: Programme) =>
  canonicalJson({ ...programme, ...Object.fromEntries(NOT_A_CHANGE.map((key) => [key, ''])) })

describe('what differs between two versions', () => {
  test('is nothing for the same rules', () => {
    fc.assert(
      fc.property(anyProgrammeText, (text) => {
        const programme = readRules(text) as Programme
        expect(hasChanges(compareRules(programme, structuredClone(programme)))).toBe(false)
      }),
      { numRuns: 40 },
    )
  })

  test('leaves no value of the whole language unmentioned', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), (place) => {
        const programme = changedAt(place)
        if (programme && askedAndGiven(programme) !== askedAndGiven(whole))
          expect(hasChanges(compareRules(whole, programme)), `${place.source} at ${place.range}`).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('of generated programmes is told both ways round', () => {
    fc.assert(
      fc.property(anyProgrammeText, anyProgrammeText, (one, other) => {
        const [before, after] = [readRules(one) as Programme, readRules(other) as Programme]
        const [there, back] = [compareRules(before, after), compareRules(after, before)]
        expect(hasChanges(there)).toBe(hasChanges(back))
        expect(there.definitions).toEqual(back.definitions)
        expect(there.tiers.length).toBe(back.tiers.length)
        for (const { slug, requirements } of there.tiers.filter(({ is }) => is === 'kept')) {
          const opposite = back.tiers.find((tier) => tier.slug === slug)?.requirements ?? []
          const count = (of: typeof requirements, is: string) => of.filter((change) => change.is === is).length
          expect(count(requirements, 'added') - count(requirements, 'removed')).toBe(
            count(opposite, 'removed') - count(opposite, 'added'),
          )
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('a change is said', () => {
  const from = programmeWith(LADDER)
  const changed = (rules: string, transition?: string): RulesChange =>
    compareRules(from, programmeWith(rules, transition))
  const said = ({ tiers }: RulesChange) =>
    tiers.flatMap(({ slug, requirements, benefits }) => [
      ...requirements.map((one) =>
        [slug, one.is, 'before' in one ? say(one.before) : '', 'after' in one ? say(one.after) : ''].join(' | '),
      ),
      ...benefits.map((one) =>
        [slug, one.slug, one.before ? say(one.before) : '', one.after ? say(one.after) : ''].join(' | '),
      ),
    ])

  test('beside what was asked before, where it asks the same of more people', () =>
    expect(said(changed(LADDER.replace('atLeast: 3', 'atLeast: 4')))).toEqual([
      'gold | changed | At least *3 people* hold Integration Associate or higher. | At least *4 people* hold Integration Associate or higher.',
    ]))

  test('as new or gone, where nothing stands beside it', () => {
    const without = LADDER.replace('      - attestation: business-plan\n', '')
    expect(said(changed(without))).toEqual([expect.stringMatching(/^gold \| removed \| .*Business plan/)])
    expect(said(compareRules(programmeWith(without), from))).toEqual([
      expect.stringMatching(/^gold \| added \| {2}\| .*Business plan/),
    ])
  })

  test('with the condition that a benefit has now', () =>
    expect(
      said(changed(LADDER.replace('discount: 18', 'discount: { value: 18, when: { attestation: business-plan } }'))),
    ).toEqual(
      [
        expect.stringMatching(/^gold \| licence-discount \| 18 % \| 18 %, as long as this is met: .*Business plan/),
        expect.stringMatching(/^platinum/),
      ].toReversed(),
    ))

  test('of a tier: another name, another place, one more and one less', () => {
    const renamed = changed(LADDER.replace('title: Gold', 'title: Premier'))
    expect(renamed.tiers).toMatchObject([{ slug: 'gold', is: 'kept', renamedFrom: { en: 'Gold' } }])
    const two = LADDER.slice(0, LADDER.indexOf('- slug: gold'))
    expect(changed(two).tiers.map(({ slug, is }) => `${slug} ${is}`)).toEqual(['platinum removed', 'gold removed'])
    const [first = '', ...rest] = two.split(/(?=- slug)/).map((tier) => `${tier.trim()}\n`)
    const turned = compareRules(programmeWith(two), programmeWith([...rest, first].join('').trim()))
    expect(turned.definitions).toEqual(['order'])
  })

  test('of the policy, point by point', () => {
    const { policy } = changed(LADDER, '{ promote: at-once, demote: { afterGrace: { days: 30 } }, approval: demotion }')
    expect(policy.map(({ is }) => is)).toEqual(['changed', 'added'])
  })
})
