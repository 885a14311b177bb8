import { parseRational, type Rational } from '~/platform/rational'
import type { XmlElement } from '~/platform/xml'
import type { ResponseDeclaration } from '../item'
import { childNamed, needAttribute, type QtiElement } from '../qti-element'
import { refuse } from '../refusal'
import { htmlOf, type Replace } from './body-text'
import type { ItemReading } from './draft'

/** The declaration that an interaction writes into. */
export function responseOf({ item }: ItemReading, interaction: QtiElement): ResponseDeclaration {
  const identifier = needAttribute(interaction, 'responseIdentifier')
  return item.responses.get(identifier) ?? refuse('variable-unknown', interaction, { identifier })
}

/** Puts the prompt where the interaction stands. */
export const promptInPlace =
  (interaction: QtiElement): Replace =>
  (xml: XmlElement) => {
    if (xml !== interaction.xml) return null
    const prompt = childNamed(interaction, 'prompt')
    return prompt ? `<div>${htmlOf(prompt.xml.children)}</div>` : ''
  }

/**
 * How many may be chosen; 0 in the file means any number. A limit that our question cannot keep is noted: it is asked
 * for by the words of the stem only.
 */
export function limitOf(
  reading: ItemReading,
  interaction: QtiElement,
  attribute: string,
  fallback: number,
  all: number,
): number {
  const written = interaction.attributes.get(attribute)
  const limit = written === undefined ? fallback : Number(written)
  if (!Number.isInteger(limit) || limit < 0)
    refuse('attribute-not-understood', interaction, { attribute, value: written ?? '' })
  const most = limit === 0 ? all : limit
  const isSet = responseOf(reading, interaction).cardinality !== 'single'
  if (isSet && most < all) reading.note('qti-limit-left-out', interaction, { count: most })
  return most
}

/** What our own files say the parts of an interaction earn, in their order; null in files of others. */
export function ownShares(interaction: QtiElement, count: number): Rational[] | null {
  const written = interaction.attributes.get('data-rung-shares')?.split(' ') ?? []
  const shares = written.map(parseRational)
  return shares.length === count && shares.every((share) => share !== null) ? shares : null
}

/** What our own files say is accepted in a place to type; null in files of others. */
export function ownAnswers(interaction: QtiElement): unknown[] | null {
  try {
    const written: unknown = JSON.parse(interaction.attributes.get('data-rung-answers') ?? 'null')
    return Array.isArray(written) ? written : null
  } catch {
    return null
  }
}
