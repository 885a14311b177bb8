import { formatRational, ONE, rational, ZERO } from '~/platform/rational'
import { commonCategory } from '../../category'
import { inOrder, ownId } from '../../option-order'
import { reviewBase, reviewPart } from '../../review-parts'
import { parseRichText, plainWords } from '../../rich-text'
import { defineType } from '../define-type'
import { orderingFields } from './fields'
import { guessOrder } from './guess-order'
import { lintOrdering } from './lint'
import { givenOrder, longestRise, markOrdering } from './mark'
import { orderingMoodleXml } from './moodle-xml'
import { type Ordering, type OrderingResponse, orderingResponseSchema, orderingSchema } from './schema'

export const ordering = defineType({
  type: 'ordering',
  label: 'types.ordering',
  schema: orderingSchema,
  responseSchema: orderingResponseSchema,
  manual: false,
  orderIsKey: true,
  isDeliverable: true,
  writtenBy: 'browser',
  optionIds: ({ items }) => items.map(({ id }) => id),
  isComplete: (_question, response) => orderingFields.isGiven(response),
  mark: markOrdering,
  guessScore: ({ marking, items }) => guessOrder(marking, items.length),
  /** Where each item was put, from place 1. What a place earns is what it would earn by position. */
  categories({ items }, response) {
    const order = givenOrder(response)
    return items.map(({ id }, index) => {
      const place = order.indexOf(id)
      if (place < 0) return commonCategory('', '0/1', id)
      const fraction = formatRational(place === index ? rational(1, items.length) : ZERO)
      return { part: id, key: String(place + 1), label: String(place + 1), fraction }
    })
  },
  summarise,
  deliver: (question, order) => ({
    type: 'ordering' as const,
    stem: parseRichText(question.stem),
    items: inOrder(question.items, order).map(({ shown, option }) => ({ id: shown, text: parseRichText(option.text) })),
  }),
  toOwnIds: (_question, response, order) => ({ order: givenOrder(response).map((id) => ownId(id, order)) }),
  fields: orderingFields,
  reveal(question, response, order, show) {
    const given = givenOrder(response)
    const right = rightlyPlaced(question, given)
    const shown = new Map(inOrder(question.items, order).map(({ shown: id, option }) => [option.id, id]))
    return {
      ...reviewBase(question, markOrdering(question, response), summarise(question, response), show),
      parts: given.map((id, index) =>
        reviewPart(
          {
            id: shown.get(id) ?? '?',
            given: wordsOf(question, id),
            fraction: right.has(index) ? ONE : ZERO,
          },
          show,
        ),
      ),
      ...(show.answers ? { rightAnswers: question.items.map(({ text }) => ({ text: plainWords(text) })) } : {}),
    }
  },
  lint: lintOrdering,
  gift: null,
  moodleXml: orderingMoodleXml,
})

function summarise(question: Ordering, response: OrderingResponse) {
  return givenOrder(response).map((id) => wordsOf(question, id))
}

function wordsOf({ items }: Ordering, id: string): { text: string } {
  const item = items.find((one) => one.id === id)
  return { text: item ? plainWords(item.text) : '?' }
}

/** The places, from 0, of the items that the way of marking counts as right. */
function rightlyPlaced({ marking, items }: Ordering, given: readonly string[]): Set<number> {
  const places = given.map((id) => items.findIndex((item) => item.id === id))
  const known = places.map((place, index) => (place < 0 ? -1 - index : place))
  if (marking === 'longest-common-order') {
    const rise = longestRise(places.map((place) => Math.max(place, -1)))
    return new Set(rise.length > 1 ? rise : [])
  }
  const isRight = (place: number, index: number) =>
    marking === 'by-neighbour' ? known[index + 1] === place + 1 : place === index
  return new Set(known.flatMap((place, index) => (isRight(place, index) ? [index] : [])))
}
