import { plainWords, type RichText } from '../../../rich-text'
import { childrenNamed, needAttribute, type QtiElement } from '../qti-element'
import { refuse } from '../refusal'
import { container } from '../values'
import type { Case, Draft, ItemReading } from './draft'
import { orders } from './enumerate'
import { promptInPlace, responseOf } from './interaction'

const MARKINGS = ['all-or-nothing', 'by-position', 'longest-common-order', 'by-neighbour']

/** `orderInteraction`: the order of the correct response is the right one. */
export function readOrder(reading: ItemReading, interaction: QtiElement): Draft {
  const response = responseOf(reading, interaction)
  const parts = new Map(
    childrenNamed(interaction, 'simpleChoice').map((choice) => {
      const identifier = needAttribute(choice, 'identifier')
      const text: RichText = reading.text(choice) ?? { format: 'plain', text: identifier }
      return [identifier, { id: reading.ids.idOf('choice', identifier), identifier, text }] as const
    }),
  )
  const { correct } = response
  const right = correct?.cardinality === 'ordered' || correct?.cardinality === 'multiple' ? correct.scalars : []
  const items = right
    .flatMap((scalar) => ('text' in scalar ? [parts.get(scalar.text)] : []))
    .filter((one) => one !== undefined)
  if (items.length !== parts.size) refuse('element-missing', response.at, { missing: 'correctResponse' })
  if (interaction.attributes.has('minChoices') || interaction.attributes.has('maxChoices'))
    reading.note('qti-limit-left-out', interaction, {
      count: Number(interaction.attributes.get('maxChoices') ?? items.length),
    })
  const made = orders(items)
  const cases = [[], ...made.all].map(
    (order): Case => ({
      given: new Map([
        [
          response.identifier,
          container(
            'ordered',
            order.map(({ identifier }) => ({ base: 'identifier', text: identifier })),
          ),
        ],
      ]),
      ours: { order: order.map(({ id }) => id) },
      parts: order.length > 0 ? ['answered'] : [],
      words: order.map(({ text }) => plainWords(text)).join(' → '),
    }),
  )
  const own = reading.own('marking')
  return {
    type: 'ordering',
    stem: reading.stem(promptInPlace(interaction)),
    cases: { cases, isAll: made.isAll },
    make: () =>
      MARKINGS.filter((marking) => own === undefined || marking === own).map((marking) => ({
        type: 'ordering',
        marking,
        items: items.map(({ id, text }) => ({ id, text })),
      })),
  }
}
