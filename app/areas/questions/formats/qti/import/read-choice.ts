import { compare, formatRational, ONE, type Rational, rational, sub, ZERO } from '~/platform/rational'
import { plainWords, type RichText } from '../../../rich-text'
import { MARKINGS } from '../../../types/multiple-response/schema'
import type { ResponseDeclaration } from '../item'
import { childrenNamed, nameOf, needAttribute, type QtiElement } from '../qti-element'
import { refuse } from '../refusal'
import { container, isSame, single, type Value } from '../values'
import { htmlOf, type Replace } from './body-text'
import type { Case, Draft, ItemReading, Probe } from './draft'
import { subsets } from './enumerate'
import { limitOf, ownShares, promptInPlace, responseOf } from './interaction'
import { asShare } from './prove'

type Part = { id: string; identifier: string; text: RichText; words: string }

/** `choiceInteraction`: a single choice, or a set when several may be chosen. */
export function readChoice(reading: ItemReading, interaction: QtiElement): Draft {
  const parts = childrenNamed(interaction, 'simpleChoice').map((choice) => readPart(reading, choice))
  return draftOfChoices(reading, interaction, parts, reading.stem(promptInPlace(interaction)))
}

/** `hottextInteraction`: the marked words are the options, and the text in which they stand is the stem. */
export function readHottext(reading: ItemReading, interaction: QtiElement): Draft {
  const hot = hottextsIn(interaction)
  const parts = hot.map((choice) => readPart(reading, choice))
  const inPlace: Replace = (xml) => {
    if (xml === interaction.xml) return `<div>${htmlOf(xml.children, inPlace)}</div>`
    return nameOf(xml) === 'hottext' ? `<b>${htmlOf(xml.children)}</b>` : null
  }
  const stem = reading.stem(inPlace)
  reading.note('qti-read-as', interaction, { as: 'multiple-response' })
  return draftOfChoices(reading, interaction, parts, stem)
}
const hottextsIn = (element: QtiElement): QtiElement[] =>
  element.children.flatMap((child) => (child.name === 'hottext' ? [child] : hottextsIn(child)))

function readPart(reading: ItemReading, choice: QtiElement): Part {
  const identifier = needAttribute(choice, 'identifier')
  const text = reading.text(choice) ?? { format: 'plain', text: identifier }
  return { id: reading.ids.idOf('choice', identifier), identifier, text, words: plainWords(text) }
}

function draftOfChoices(
  reading: ItemReading,
  interaction: QtiElement,
  parts: readonly Part[],
  stem: RichText | null,
): Draft {
  if (parts.length < 2) refuse('element-missing', interaction, { missing: 'simpleChoice' })
  const response = responseOf(reading, interaction)
  const most = limitOf(reading, interaction, 'maxChoices', 1, parts.length)
  if (response.cardinality === 'single') return singleDraft(reading, interaction, parts, stem)
  const chosen = subsets(parts, most)
  const cases = chosen.all.map((some) => caseOf(response.identifier, some))
  return {
    type: 'multiple-response',
    stem,
    cases: { cases, isAll: chosen.isAll },
    make: (probe) =>
      makeSets(probe, parts, cases, {
        response,
        shares: ownShares(interaction, parts.length),
        marking: reading.own('marking'),
      }).map(({ marking, fractions }) => ({
        type: 'multiple-response',
        marking,
        options: parts.map((part, at) => option(part, fractions[at] ?? '0/1', probe)),
      })),
  }
}

const option = ({ id, text }: Part, fraction: string, { feedbackOf }: Probe) => ({
  id,
  text,
  fraction,
  feedback: feedbackOf(id),
})

const idValue = (identifier: string): Value => single({ base: 'identifier', text: identifier })
export const idsValue = (identifiers: readonly string[]): Value =>
  container(
    'multiple',
    identifiers.map((text) => ({ base: 'identifier', text })),
  )

const caseOf = (response: string, some: readonly Part[]): Case => ({
  given: new Map([[response, idsValue(some.map(({ identifier }) => identifier))]]),
  ours: { choices: some.map(({ id }) => id) },
  parts: some.map(({ id }) => id),
  words: some.map(({ words }) => words).join(', '),
})

function singleDraft(
  reading: ItemReading,
  interaction: QtiElement,
  parts: readonly Part[],
  stem: RichText | null,
): Draft {
  const response = responseOf(reading, interaction)
  const shares = ownShares(interaction, parts.length)
  const isTrueFalse =
    reading.own('type') === 'true-false' && parts.map(({ identifier }) => identifier).join() === 'true,false'
  const givenOf = (part: Part | null) => new Map([[response.identifier, part && idValue(part.identifier)]])
  const cases = [null, ...parts].map(
    (part): Case => ({
      given: givenOf(part),
      ours: isTrueFalse ? { value: part && part.identifier === 'true' } : { choice: part?.id ?? null },
      parts: part ? [part.id] : [],
      words: part?.words ?? '',
    }),
  )
  const makeTrueFalse = ({ shareOf, feedbackOf }: Probe) => {
    const answer = compare(shareOf(givenOf(parts[0] ?? null)), ONE) === 0
    const [right, wrong] = answer ? ['true', 'false'] : ['false', 'true']
    return { type: 'true-false', answer, rightFeedback: feedbackOf(right), wrongFeedback: feedbackOf(wrong) }
  }
  const makeChoice = (probe: Probe, fractionOf: (part: Part) => Rational) => ({
    type: 'single-choice',
    options: parts.map((part) => option(part, formatRational(fractionOf(part)), probe)),
  })
  return {
    type: isTrueFalse ? 'true-false' : 'single-choice',
    stem,
    cases: { cases, isAll: true },
    make(probe) {
      if (isTrueFalse) return [makeTrueFalse(probe)]
      const earned = (part: Part) => probe.shareOf(givenOf(part))
      const own = (part: Part) => shares?.[parts.indexOf(part)] ?? earned(part)
      const mapped = (part: Part) => mappedShare(response, part.identifier, probe.maximum) ?? earned(part)
      return [own, mapped, earned].map((fractionOf) => makeChoice(probe, fractionOf))
    },
  }
}

type SetMarking = { readonly marking: string; readonly fractions: readonly string[] }
type Chosen = { readonly id: string; readonly identifier: string }

/**
 * The ways of marking a set that might be the item's: shares as the mapping has them, as each part earns alone, with what
 * a part takes away beside the right ones, and the smallest set that earns everything as the right one.
 */
export function makeSets(
  { shareOf, maximum }: Probe,
  parts: readonly Chosen[],
  cases: readonly Case[],
  known: { response: ResponseDeclaration; shares: readonly Rational[] | null; marking: string | undefined },
): SetMarking[] {
  const alone = parts.map(({ id }) => {
    const only = cases.find(({ parts }) => parts.length === 1 && parts[0] === id)
    return only ? shareOf(only.given) : ZERO
  })
  const full = cases.filter(({ given }) => compare(shareOf(given), ONE) === 0)
  const best = [...full].sort((a, b) => a.parts.length - b.parts.length)[0]
  const right = parts.map(({ id }) => best?.parts.includes(id) === true)
  const count = Math.max(right.filter((one) => one).length, 1)
  const keyed = right.map((one) => (one ? rational(1, count) : ZERO))
  const penalised = parts.map(({ id }, at) => {
    const earned = alone[at] ?? ZERO
    return compare(earned, ZERO) > 0 || !best ? earned : lossBeside(best, id, cases, shareOf)
  })
  const mapped = parts.map(({ identifier }) => mappedShare(known.response, identifier, maximum))
  const sources = [
    ...(known.shares ? [known.shares] : []),
    ...(mapped.every((one) => one !== null) ? [mapped] : []),
    alone,
    penalised,
    keyed,
  ]
  return sources
    .flatMap((fractions) => MARKINGS.map((marking) => ({ marking, fractions: fractions.map(formatRational) })))
    .filter(({ marking }) => known.marking === undefined || marking === known.marking)
}

/** What a wrong part takes away when it is chosen with all right ones; nothing where that cannot be seen. */
function lossBeside(best: Case, id: string, cases: readonly Case[], shareOf: Probe['shareOf']): Rational {
  const wanted = new Set([...best.parts, id])
  const beside = cases.find(({ parts }) => parts.length === wanted.size && parts.every((part) => wanted.has(part)))
  return beside ? sub(shareOf(beside.given), ONE) : ZERO
}

/** The share that the mapping gives an identifier, or a typed answer; null without an entry for it. */
export function mappedShare({ mapping }: ResponseDeclaration, identifier: string, maximum: Rational): Rational | null {
  const entry = mapping?.entries.find(({ key }) => isSame(key, { base: 'string', text: identifier }))
  return entry ? asShare(entry.value, maximum) : null
}
