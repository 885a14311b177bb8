import { describe, expect, test } from 'vitest'
import { createFormatter } from '~/i18n/format'
import en from '~/i18n/messages/en/tiers.json'
import fa from '~/i18n/messages/fa/tiers.json'
import { createNamespaceTranslator } from '~/i18n/translate'
import { plainly, type Sentence } from '../describe/sentence'
import { describePolicy } from '../describe/transition'
import { whyNot } from '../describe/why'
import { evaluate } from '../engine/evaluate'
import type { Fact } from '../facts/facts'
import { certificationsAsked } from '../language/certifications-asked'
import { published } from '../published/published.server'
import { day, held, member, metric, record } from '../testing/build-facts'
import { trackView } from './track-view'

const NOW = day('2024-06-01')

/** Everything in a view that is a sentence, however deep. */
function sentencesIn(part: unknown): Sentence[] {
  if (typeof part !== 'object' || part === null) return []
  if ('key' in part && 'params' in part && typeof part.key === 'string') return [part as Sentence]
  return Object.values(part).flatMap(sentencesIn)
}

const say = (locale: string, messages: typeof en) =>
  plainly(createNamespaceTranslator(locale, 'tiers', messages), {
    format: createFormatter(locale, 'UTC'),
    person: (id) => id,
    certification: (slug) => slug,
  })

/** A company that has a little of everything that the programme may ask for. */
function factsFor(programme: ReturnType<typeof published>): Fact[] {
  const certifications = [...certificationsAsked(programme)]
  return [
    ...['ana', 'ben', 'cleo'].map((person) => member(person, ['learner'], '2023-01-01')),
    ...certifications.flatMap((certification, place) =>
      ['ana', 'ben'].map((person) =>
        held(person, certification, '2023-09-01', place % 2 === 0 ? '2024-09-01' : null, {
          id: `${person}-${certification}`,
        }),
      ),
    ),
    ...programme.metrics.map(({ slug }) => metric(slug, '1200/1', '2024-02-01')),
    ...(programme.definitions?.records ?? []).map(({ slug, lasts, fields }) =>
      record(slug, '2024-02-01', {
        ...(lasts ? { key: `${slug}-1` } : { id: `${slug}-1` }),
        numbers: Object.fromEntries(
          Object.entries(fields).flatMap(([name, type]) =>
            type === 'text' || type === 'day' ? [] : [[name, '600/1']],
          ),
        ),
      }),
    ),
  ]
}

describe.each([
  'aws-services',
  'hubspot-solutions',
  'hubspot-points',
  'atlassian-marketplace',
  'cisco-roles',
  'salesforce-consulting',
  'google-partners',
])('the published programme %s', (name) => {
  const programme = published(name)
  const view = (facts: readonly Fact[], tier?: string) =>
    trackView({
      ...{ programme, facts, steps: [], now: NOW, tier, nextRulesAt: null, tiersBefore: programme.tiers },
      effectiveAt: 0,
    })

  test('is shown in words of both languages, with every tier’s requirements', () => {
    const facts = factsFor(programme)
    for (const { slug } of programme.tiers) {
      const shown = view(facts, slug)
      expect(shown.checklist?.tier).toBe(slug)
      expect(shown.checklist?.items.length).toBeGreaterThan(0)
      for (const sentence of sentencesIn([shown, describePolicy(programme.transition)]))
        for (const words of [say('en', en)(sentence), say('fa', fa as typeof en)(sentence)])
          expect(words, JSON.stringify(sentence)).not.toMatch(/^$|\{|undefined|NaN/)
    }
  })

  test('says why the next tier is not held, for whoever has nothing and who has a little', () => {
    for (const facts of [[], factsFor(programme)]) {
      const shown = view(facts)
      expect(shown.next === null).toBe(shown.whyNot.length === 0)
      for (const { line, detail } of shown.whyNot) expect([line.key, detail?.key]).not.toContain(undefined)
    }
  })

  test('says why a tier that is asked about is not earned, and of one that is earned why not the next', () => {
    const facts = factsFor(programme)
    const { next, missed, held } = view(facts)
    const proof = evaluate(programme, facts, { at: NOW, knownAt: NOW })
    const open = proof.tiers.filter(({ holds }) => !holds).map(({ slug }) => slug)
    expect([open.length > 0, missed]).toEqual([true, next])
    for (const slug of open)
      expect(view(facts, slug)).toMatchObject({
        missed: { slug },
        whyNot: whyNot(programme, facts, proof, slug),
      })
    expect(view(facts, held?.slug).missed).toEqual(next)
  })
})
