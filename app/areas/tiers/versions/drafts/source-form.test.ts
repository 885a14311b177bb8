import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { diffSequences } from '~/platform/diff-sequences'
import { parseRational, rational, readRational } from '~/platform/rational'
import { anyProgrammeText } from '../../../../../test/tiers/any-programme'
import { findRule, type Rule } from '../../language/rule'
import { parseProgramme } from '../../parse/parse-programme'
import { PUBLISHED, sourceOf } from '../../published/published.server'
import { CERTIFICATIONS } from '../../testing/build-programme'
import { OTHER_TRANSITION, WHOLE_LANGUAGE, WHOLE_LANGUAGE_CATALOGUE } from '../../testing/whole-language'
import { editSource } from './edit-source'
import type { NumberPlace } from './rule-places'
import { type FormField, formEdits, readForm, type SourceForm } from './source-form'

const LOCALES = ['en', 'fa']
const certifications = [...CERTIFICATIONS, ...WHOLE_LANGUAGE_CATALOGUE]
const files = [WHOLE_LANGUAGE, OTHER_TRANSITION, ...PUBLISHED.map(sourceOf)]
const anyText = fc.oneof(fc.constantFrom(...files), anyProgrammeText)

/** A note at the end of some lines, where it changes nothing that is said. */
const annotated = fc
  .tuple(anyText, fc.array(fc.nat({ max: 9 }), { minLength: 7, maxLength: 7 }))
  .map(([text, dice]) => {
    const lines = text
      .split('\n')
      .map((line, at) => ((dice[at % dice.length] ?? 0) < 3 && line.trim() !== '' ? `${line} # c${at}` : line))
    return JSON.stringify(parse(lines.join('\n'))) === JSON.stringify(parse(text)) ? lines.join('\n') : text
  })
const commentsOf = (text: string) => [...text.matchAll(/# c\d+$/gm)].map(([comment]) => comment)

const formOf = (text: string): SourceForm => {
  const form = readForm(text, LOCALES)
  if (!form) throw new Error(`no form was read of\n${text}`)
  return form
}
const fieldsOf = (form: SourceForm): FormField[] => [
  form.effective,
  ...[...form.metrics, ...form.attestations, ...form.benefits, ...form.tiers].flatMap(({ titles }) => titles),
  ...form.tiers.flatMap(({ numbers, benefits }) => [...numbers, ...benefits]),
]
const valuesOf = (text: string) => new Map(fieldsOf(formOf(text)).map(({ name, value }) => [name, value]))

/** The form as it is shown and sent back untouched, but for some fields. */
const sending = (form: SourceForm, changes: ReadonlyMap<string, string>) => (name: string) => {
  const own = fieldsOf(form).find((field) => field.name === name)
  const [, of = ''] = name.split('transition/')
  const policy = form.transition[of as keyof SourceForm['transition']]
  const shown = own
    ? own.value
    : of === 'approval'
      ? policy
        ? 'on'
        : null
      : policy === undefined
        ? null
        : String(policy)
  return changes.get(name) ?? shown
}
const sent = (text: string, changes: ReadonlyMap<string, string>) => {
  const form = formOf(text)
  return editSource(text, formEdits(form, sending(form, changes)))
}

const valueFor = (field: FormField): fc.Arbitrary<string> => {
  if (field.name === 'effective') return fc.constantFrom('2027-01-01', '2031-12-31')
  if (field.locale)
    return fc.constantFrom('A new name', 'نامی تازه', 'With: colon, # and “quotes”', "it's", 'null', '12')
  if ('isFlag' in field && field.isFlag) return fc.constantFrom('true', 'false')
  return fc.constantFrom('7', '12.5', '0', '100000')
}

describe('the form of a rule text', () => {
  test('sent back as it was shown, changes nothing', () => {
    fc.assert(
      fc.property(annotated, (text) => {
        const form = formOf(text)
        expect(formEdits(form, sending(form, new Map()))).toEqual([])
        expect(sent(text, new Map())).toBe(text)
      }),
    )
  })

  test('puts exactly what was changed into the text, and keeps every other word of it', () => {
    const change = annotated.chain((text) => {
      const fields = fieldsOf(formOf(text))
      return fc.tuple(
        fc.constant(text),
        fc
          .uniqueArray(fc.constantFrom(...fields), { minLength: 1, maxLength: 4 })
          .chain((some) =>
            fc.tuple(...some.map((field) => valueFor(field).map((value) => [field.name, value] as const))),
          ),
      )
    })
    fc.assert(
      fc.property(change, ([text, changes]) => {
        const edited = sent(text, new Map(changes))
        expect(valuesOf(edited)).toEqual(new Map([...valuesOf(text), ...changes]))
        expect(commentsOf(edited)).toEqual(commentsOf(text))
        const lines = diffSequences(text.split('\n'), edited.split('\n')).filter(({ kind }) => kind !== 'same')
        const count = (kind: string) => lines.filter((one) => one.kind === kind).flatMap(({ items }) => items).length
        expect(count('removed')).toBeLessThanOrEqual(changes.length)
        expect(count('added')).toBeLessThanOrEqual(changes.length * 2)
      }),
      { numRuns: 150 },
    )
  })

  test('offers the numbers of the requirements under the names that reading the rules gives them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = parseProgramme(text, { certifications })
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
        for (const { numbers } of formOf(text).tiers)
          for (const { ruleId, asks, value } of numbers) {
            const rule = findRule(parsed.programme.tiers, ruleId)
            expect(rule && askedBy(rule, asks), `${ruleId}: ${asks}`).toEqual(parseRational(value))
          }
      }),
    )
  })
})

function askedBy(rule: Rule, asks: NumberPlace['asks']) {
  if (asks === 'parts') return rule.kind === 'atLeast' ? rational(rule.count) : null
  if (rule.kind === 'countPeople') return rational(rule.atLeast)
  if (rule.kind === 'measure') return rule.than.kind === 'constant' ? readRational(rule.than.value) : null
  if (rule.kind !== 'sum') return null
  if (asks === 'threshold') return readRational(rule.atLeast)
  const { window } = rule
  return window.kind === 'rolling' && window.unit === asks ? rational(window.length) : null
}

const policies = fc
  .record({
    promote: fc.constantFrom('at-once', 'at-reviews'),
    promoteDays: fc.constantFrom('03-01', '03-01, 09-01'),
    demote: fc.constantFrom('at-once', 'after-grace', 'at-anniversary', 'at-reviews'),
    graceDays: fc.constantFrom('30', '90', ''),
    demoteDays: fc.constantFrom('04-01', '01-01, 07-01'),
    protectedMonths: fc.constantFrom('', '6'),
  })
  // A grace has days; a review may be without one.
  .map((policy) => (policy.demote === 'at-reviews' ? policy : { ...policy, graceDays: policy.graceDays || '60' }))

test('when tiers are given and taken is what was chosen, whatever stood there before', () => {
  fc.assert(
    fc.property(annotated, policies, (text, policy) => {
      const edited = sent(text, new Map(Object.entries(policy).map(([name, value]) => [`transition/${name}`, value])))
      const read = formOf(edited).transition
      expect(read).toMatchObject({
        ...{ promote: policy.promote, demote: policy.demote, protectedMonths: policy.protectedMonths },
        ...(policy.promote === 'at-reviews' && { promoteDays: policy.promoteDays }),
        ...(policy.demote === 'at-reviews' && { demoteDays: policy.demoteDays }),
        ...(policy.demote === 'after-grace' && { graceDays: policy.graceDays }),
        ...(policy.demote === 'at-reviews' && { graceDays: policy.graceDays }),
        approval: formOf(text).transition.approval,
      })
      expect(parseProgramme(edited, { certifications }).ok).toBe(true)
    }),
    { numRuns: 60 },
  )
})
