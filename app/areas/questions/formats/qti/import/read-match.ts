import { plainWords, type RichText } from '../../../rich-text'
import { childrenNamed, needAttribute, type QtiElement } from '../qti-element'
import { refuse } from '../refusal'
import { container, type Scalar } from '../values'
import type { Case, Draft, ItemReading } from './draft'
import { combinations } from './enumerate'
import { promptInPlace, responseOf } from './interaction'

type Part = { id: string; identifier: string; text: RichText }

/** `matchInteraction`: the set of which each has one right partner are the prompts, the other set the answers. */
export function readMatch(reading: ItemReading, interaction: QtiElement): Draft {
  const [first, second, another] = childrenNamed(interaction, 'simpleMatchSet')
  if (!first || !second || another) refuse('element-missing', interaction, { missing: 'simpleMatchSet' })
  const [sources, targets] = [partsOf(reading, first), partsOf(reading, second)]
  const pairs = rightPairs(reading, interaction)
  const forwards = partnersOf(sources, pairs)
  const backwards = partnersOf(
    targets,
    pairs.map(([a, b]) => [b, a]),
  )
  if (forwards) return draft(reading, interaction, sources, targets, forwards, (prompt, answer) => [prompt, answer])
  if (backwards) return draft(reading, interaction, targets, sources, backwards, (prompt, answer) => [answer, prompt])
  return refuse('key-not-sayable', interaction)
}

/** `associateInteraction`: the first of each right pair becomes a prompt, the others its answers. */
export function readAssociate(reading: ItemReading, interaction: QtiElement): Draft {
  const all = partsOf(reading, interaction, 'simpleAssociableChoice')
  const pairs = rightPairs(reading, interaction)
  const prompts = all.filter(({ identifier }) => pairs.some(([a]) => a === identifier))
  const answers = all.filter(({ identifier }) => !pairs.some(([a]) => a === identifier))
  const partners = partnersOf(prompts, pairs)
  if (!partners || prompts.length === 0) refuse('key-not-sayable', interaction)
  reading.note('qti-read-as', interaction, { as: 'matching' })
  return draft(reading, interaction, prompts, answers, partners, (prompt, answer) => [prompt, answer])
}

function partsOf(reading: ItemReading, set: QtiElement, name = 'simpleAssociableChoice'): Part[] {
  return childrenNamed(set, name).map((choice) => {
    const identifier = needAttribute(choice, 'identifier')
    const text = reading.text(choice) ?? { format: 'plain' as const, text: identifier }
    return { id: reading.ids.idOf('choice', identifier, 'p'), identifier, text }
  })
}

function rightPairs(reading: ItemReading, interaction: QtiElement): [string, string][] {
  const { correct, mapping } = responseOf(reading, interaction)
  const named: readonly Scalar[] =
    correct === null || correct.cardinality === 'record'
      ? (mapping?.entries.filter(({ value }) => value.num > 0n).map(({ key }) => key) ?? [])
      : correct.cardinality === 'single'
        ? [correct.scalar]
        : correct.scalars
  return named.flatMap((scalar): [string, string][] => ('first' in scalar ? [[scalar.first, scalar.second]] : []))
}

/** The one partner of each, or null when one has none or several. */
function partnersOf(parts: readonly Part[], pairs: readonly [string, string][]): Map<string, string> | null {
  const found = parts.map(({ identifier }) => pairs.filter(([one]) => one === identifier))
  if (found.some((some) => some.length !== 1)) return null
  return new Map(found.flat())
}

function draft(
  reading: ItemReading,
  interaction: QtiElement,
  prompts: readonly Part[],
  answers: readonly Part[],
  partners: ReadonlyMap<string, string>,
  pairOf: (prompt: string, answer: string) => [string, string],
): Draft {
  const response = responseOf(reading, interaction)
  const base = response.base === 'pair' ? 'pair' : 'directedPair'
  const idOf = (identifier: string | undefined) => answers.find((one) => one.identifier === identifier)?.id
  const chosen = combinations(prompts.map((prompt) => [null, ...answers].map((answer) => ({ prompt, answer }))))
  const cases = chosen.all.map((row): Case => {
    const pairs = row.flatMap(({ prompt, answer }) => (answer ? [{ prompt, answer }] : []))
    const scalars = pairs.map(({ prompt, answer }): Scalar => {
      const [first, second] = pairOf(prompt.identifier, answer.identifier)
      return { base, first, second }
    })
    const one = scalars[0]
    const value =
      response.cardinality === 'single' && one && scalars.length === 1
        ? ({ cardinality: 'single', scalar: one } as const)
        : container('multiple', scalars)
    return {
      given: new Map([[response.identifier, value]]),
      ours: { pairs: Object.fromEntries(pairs.map(({ prompt, answer }) => [prompt.id, answer.id])) },
      parts: pairs.map(({ prompt }) => prompt.id),
      words: pairs.map(({ prompt, answer }) => `${plainWords(prompt.text)} – ${plainWords(answer.text)}`).join(', '),
    }
  })
  const own = reading.own('marking')
  return {
    type: 'matching',
    stem: reading.stem(promptInPlace(interaction)),
    cases: { cases, isAll: chosen.isAll },
    make: ({ feedbackOf }) =>
      ['per-pair', 'all-or-nothing']
        .filter((marking) => own === undefined || marking === own)
        .map((marking) => ({
          type: 'matching',
          marking,
          prompts: prompts.map(({ id, identifier, text }) => ({
            id,
            text,
            answer: idOf(partners.get(identifier)),
            feedback: feedbackOf(id),
          })),
          answers: answers.map(({ id, text }) => ({ id, text })),
        })),
  }
}
