import { formatRational, mul, ONE, type Rational, rational, ZERO } from '~/platform/rational'
import { type Category, commonCategory } from '../../category'
import { inOrder, ownId } from '../../option-order'
import type { SummaryPart } from '../../review'
import { reviewBase, reviewPart } from '../../review-parts'
import { parseRichText, plainWords } from '../../rich-text'
import { defineType } from '../define-type'
import { matchingFields } from './fields'
import { readMatching, writeMatching } from './gift'
import { lintMatching } from './lint'
import { givenPairs, isRightPair, markMatching } from './mark'
import { matchingMoodleXml } from './moodle-xml'
import { type Matching, type MatchingResponse, matchingResponseSchema, matchingSchema } from './schema'

export const matching = defineType({
  type: 'matching',
  label: 'types.matching',
  schema: matchingSchema,
  responseSchema: matchingResponseSchema,
  manual: false,
  orderIsKey: true,
  isDeliverable: true,
  writtenBy: 'browser',
  optionIds: ({ prompts, answers }) => [...prompts, ...answers].map(({ id }) => id),
  isComplete: (_question, response) => matchingFields.isGiven(response),
  mark: markMatching,
  guessScore,
  categories: (question, response) => question.prompts.map((prompt) => categoryOf(question, prompt, response)),
  summarise,
  deliver: (question, order) => ({
    type: 'matching' as const,
    stem: parseRichText(question.stem),
    prompts: inOrder(question.prompts, order).map(delivered),
    answers: inOrder(question.answers, order).map(delivered),
  }),
  toOwnIds: (_question, { pairs }, order) => ({
    pairs: Object.fromEntries(
      Object.entries(pairs)
        .filter(([, answer]) => answer !== '')
        .map(([prompt, answer]) => [ownId(prompt, order), ownId(answer, order)]),
    ),
  }),
  fields: matchingFields,
  reveal(question, response, order, show) {
    const mark = markMatching(question, response)
    return {
      ...reviewBase(question, mark, summarise(question, response), show),
      parts: inOrder(question.prompts, order).map(({ shown, option: prompt }) =>
        reviewPart(
          {
            id: shown,
            prompt: prompt.text,
            given: answerWords(question, response.pairs[prompt.id]),
            fraction: isRightPair(prompt, response) ? ONE : ZERO,
            rightAnswers: [answerWords(question, prompt.answer)].filter((words) => words !== null),
            feedback: prompt.feedback,
          },
          show,
        ),
      ),
      ...(show.answers
        ? { rightAnswers: question.prompts.map((prompt) => pairWords(question, prompt, prompt.answer)) }
        : {}),
    }
  },
  lint: lintMatching,
  gift: { read: readMatching, write: writeMatching },
  moodleXml: matchingMoodleXml,
})

type Prompt = Matching['prompts'][number]

const delivered = ({ shown, option }: { shown: string; option: { text: Prompt['text'] } }) => ({
  id: shown,
  text: parseRichText(option.text),
})

/** Each prompt gets any of the answers, one as likely as another. */
function guessScore({ prompts, answers, marking }: Matching): Rational {
  const each = rational(1, answers.length)
  return marking === 'per-pair' ? each : prompts.reduce((product) => mul(product, each), ONE)
}

function categoryOf(question: Matching, prompt: Prompt, { pairs }: MatchingResponse): Category {
  const given = Object.hasOwn(pairs, prompt.id) ? (pairs[prompt.id] ?? '') : ''
  const answer = question.answers.find(({ id }) => id === given)
  if (!answer) return commonCategory(given === '' ? '' : '?', '0/1', prompt.id)
  const fraction = answer.id === prompt.answer ? rational(1, question.prompts.length) : ZERO
  return { part: prompt.id, key: answer.id, label: plainWords(answer.text), fraction: formatRational(fraction) }
}

function summarise(question: Matching, response: MatchingResponse): SummaryPart[] {
  const given = new Map(givenPairs(response))
  return question.prompts.flatMap((prompt) => {
    const answer = given.get(prompt.id)
    return answer === undefined ? [] : [pairWords(question, prompt, answer)]
  })
}

const pairWords = (question: Matching, prompt: Prompt, answer: string): { text: string } => ({
  text: `${plainWords(prompt.text)}: ${answerWords(question, answer)?.text ?? '?'}`,
})

function answerWords({ answers }: Matching, id: string | undefined): { text: string } | null {
  const answer = answers.find((one) => one.id === id)
  return answer ? { text: plainWords(answer.text) } : null
}
