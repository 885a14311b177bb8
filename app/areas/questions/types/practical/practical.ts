import { formatRational, ONE, rational, ZERO } from '~/platform/rational'
import { commonCategory } from '../../category'
import { reviewBase, reviewPart } from '../../review-parts'
import { parseRichText } from '../../rich-text'
import { defineType } from '../define-type'
import { practicalFields } from './fields'
import { lintPractical } from './lint'
import { isMet, markPractical } from './mark'
import { type Expectation, type PracticalResponse, practicalResponseSchema, practicalSchema } from './schema'

export const practical = defineType({
  type: 'practical',
  label: 'types.practical',
  schema: practicalSchema,
  responseSchema: practicalResponseSchema,
  manual: false,
  orderIsKey: false,
  /** There is no sandbox yet that records calls. */
  isDeliverable: false,
  writtenBy: 'server',
  optionIds: () => [],
  isComplete: (_question, response) => practicalFields.isGiven(response),
  mark: markPractical,
  guessScore: () => ZERO,
  categories: (question, response) =>
    question.expects.map((expectation) => {
      if (response.call === null) return commonCategory('', '0/1', expectation.id)
      return isMet(question, response, expectation)
        ? commonCategory('met', formatRational(rational(1, question.expects.length)), expectation.id)
        : commonCategory('not-met', '0/1', expectation.id)
    }),
  summarise: (_question, response) => wordsOf(response),
  deliver: ({ stem, product, operation }) => ({
    type: 'practical' as const,
    stem: parseRichText(stem),
    product,
    operation,
  }),
  toOwnIds: (_question, response) => response,
  fields: practicalFields,
  reveal(question, response, _order, show) {
    const parts = question.expects.map((expectation, index) =>
      reviewPart(
        {
          id: String(index + 1),
          given: wordsOf(response)[0] ?? null,
          fraction: isMet(question, response, expectation) ? ONE : ZERO,
          rightAnswers: [{ text: inWords(expectation) }],
        },
        show,
      ),
    )
    return {
      ...reviewBase(question, markPractical(question, response), wordsOf(response), show),
      parts,
      ...(show.answers ? { rightAnswers: question.expects.map((one) => ({ text: inWords(one) })) } : {}),
    }
  },
  lint: lintPractical,
  gift: null,
  moodleXml: null,
})

const wordsOf = ({ call }: PracticalResponse) =>
  call === null ? [] : [{ text: `${call.method} ${call.path} ${call.status}` }]

/** An expectation in the notation of HTTP and JSON, which needs no translation. */
function inWords(expectation: Expectation): string {
  switch (expectation.kind) {
    case 'method':
    case 'path':
    case 'status':
      return String(expectation.equals)
    case 'query':
      return `?${expectation.name}=${expectation.equals}`
    case 'request-header':
    case 'response-header':
      return `${expectation.name}: ${expectation.equals}`
    case 'request-body':
    case 'response-body':
      return `${expectation.pointer || '/'} = ${JSON.stringify(expectation.equals)}`
  }
}
