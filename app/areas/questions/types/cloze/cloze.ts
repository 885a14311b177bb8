import {
  add,
  clamp,
  div,
  formatRational,
  mul,
  ONE,
  type Rational,
  rational,
  readRational,
  sum,
  ZERO,
} from '~/platform/rational'
import { type Category, commonCategory } from '../../category'
import { inOrder, type OptionOrder, ownId, UNKNOWN_OPTION } from '../../option-order'
import type { SummaryPart } from '../../review'
import { isRight, reviewBase, reviewPart } from '../../review-parts'
import { parseRichText } from '../../rich-text'
import { defineType } from '../define-type'
import { numberCategory } from '../numeric/categories'
import { textCategory } from '../short-answer/categories'
import { clozeFields } from './fields'
import { numberGaps, shownGap } from './gaps'
import { lintCloze } from './lint'
import { judgeGap, markCloze } from './mark'
import { clozeMoodleXml } from './moodle-xml'
import { type Cloze, type ClozeResponse, clozeResponseSchema, clozeSchema, type Gap } from './schema'

export const cloze = defineType({
  type: 'cloze',
  label: 'types.cloze',
  schema: clozeSchema,
  responseSchema: clozeResponseSchema,
  manual: false,
  orderIsKey: false,
  isDeliverable: true,
  writtenBy: 'browser',
  /** Options of all gaps; the gaps themselves stay where the text has them. */
  optionIds: ({ gaps }) => gaps.flatMap((gap) => (gap.kind === 'choice' ? gap.options.map(({ id }) => id) : [])),
  isComplete: (_question, response) => clozeFields.isGiven(response),
  mark: markCloze,
  guessScore,
  categories: (question, response) => question.gaps.map((gap) => categoryOf(question, gap, response)),
  summarise,
  deliver: (question, order) => ({
    type: 'cloze' as const,
    /** Gaps stand in it as `splitAtGaps` reads them, each by the id it has in `gaps`. */
    stem: parseRichText(numberGaps(question.stem, question.gaps)),
    gaps: question.gaps.map((gap) => deliverGap(question, gap, order)),
  }),
  toOwnIds: ({ gaps: all }, { gaps }, order) => ({
    gaps: Object.fromEntries(
      Object.entries(gaps)
        .filter(([, value]) => value.trim() !== '')
        .map(([shown, value]) => {
          const gap = /^[1-9]\d{0,2}$/.test(shown) ? all[Number(shown) - 1] : undefined
          return [gap?.id ?? UNKNOWN_OPTION, gap?.kind === 'choice' ? ownId(value, order) : value]
        }),
    ),
  }),
  fields: clozeFields,
  reveal(question, response, _order, show) {
    return {
      ...reviewBase(question, markCloze(question, response), summarise(question, response), show),
      stem: parseRichText(numberGaps(question.stem, question.gaps)),
      parts: question.gaps.map((gap) => {
        const { isGiven, fraction, feedback } = judgeGap(gap, response)
        const given = isGiven ? gapWords(gap, response) : null
        return reviewPart(
          { id: shownGap(question.gaps, gap.id), given, fraction, rightAnswers: rightWords(gap), feedback },
          show,
        )
      }),
      ...(show.answers
        ? {
            rightAnswers: question.gaps.map((gap) => ({
              text: `${shownGap(question.gaps, gap.id)}: ${rightWords(gap)[0]?.text ?? '?'}`,
            })),
          }
        : {}),
    }
  },
  lint: lintCloze,
  gift: null,
  moodleXml: clozeMoodleXml,
})

function deliverGap(question: Cloze, gap: Gap, order: OptionOrder) {
  const id = shownGap(question.gaps, gap.id)
  if (gap.kind !== 'choice') return { id, kind: gap.kind }
  const options = inOrder(gap.options, order).map(({ shown, option }) => ({ id: shown, text: option.text }))
  return { id, kind: gap.kind, options }
}

/** Options of a gap by chance, typed gaps nothing; where options cost, as if a whole could fall below zero. */
function guessScore({ gaps }: Cloze): Rational {
  const all = sum(gaps.map(({ weight }) => rational(weight)))
  const earned = gaps.reduce((total, gap) => {
    if (gap.kind !== 'choice') return total
    const mean = div(sum(gap.options.map(({ fraction }) => readRational(fraction))), rational(gap.options.length))
    return add(total, mul(mean, rational(gap.weight)))
  }, ZERO)
  return clamp(div(earned, all), ZERO, ONE)
}

function categoryOf(question: Cloze, gap: Gap, response: ClozeResponse): Category {
  const value = Object.hasOwn(response.gaps, gap.id) ? (response.gaps[gap.id] ?? '').trim() : ''
  const category = gapCategory(gap, value)
  const all = sum(question.gaps.map(({ weight }) => rational(weight)))
  const fraction = mul(readRational(category.fraction), div(rational(gap.weight), all))
  return { ...category, part: gap.id, fraction: formatRational(fraction) }
}

function gapCategory(gap: Gap, value: string): Category {
  if (gap.kind === 'text') return textCategory(gap, value)
  if (gap.kind === 'number') return numberCategory({ ...gap, units: undefined }, { text: value })
  if (value === '') return commonCategory('')
  const option = gap.options.find(({ id }) => id === value)
  return option ? { part: null, key: option.id, label: option.text, fraction: option.fraction } : commonCategory('?')
}

function summarise(question: Cloze, response: ClozeResponse): SummaryPart[] {
  return question.gaps.flatMap((gap) =>
    judgeGap(gap, response).isGiven
      ? [{ text: `${shownGap(question.gaps, gap.id)}: ${gapWords(gap, response).text}` }]
      : [],
  )
}

function gapWords(gap: Gap, { gaps }: ClozeResponse): { text: string } {
  const value = (gaps[gap.id] ?? '').trim()
  if (gap.kind !== 'choice') return { text: value }
  return { text: gap.options.find(({ id }) => id === value)?.text ?? '?' }
}

function rightWords(gap: Gap): { text: string }[] {
  if (gap.kind === 'choice') return gap.options.filter(isRight).map(({ text }) => ({ text }))
  if (gap.kind === 'text') return gap.answers.filter(isRight).map(({ pattern }) => ({ text: pattern }))
  return gap.answers.filter(isRight).map(({ value }) => ({ text: value }))
}
