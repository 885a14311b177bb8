import { deliverQuestion, markResponse, optionIdsOf } from '~/areas/questions/answer-question'
import type { OptionOrder } from '~/areas/questions/option-order'
import type { Delivery, Question, QuestionResponse } from '~/areas/questions/registry'
import { compare, ONE, ZERO } from '~/platform/rational'

/** How the demo's people know the answers. Nothing else in the product reads a key outside of marking. */

/** Which of these questions was delivered, and in which order its options stand. */
export function recognise(
  delivery: Delivery,
  questions: readonly Question[],
): { question: Question; order: OptionOrder } | null {
  const stem = JSON.stringify(delivery.stem)
  for (const question of questions) {
    const own = deliverQuestion(question, optionIdsOf(question))
    if (own.type !== delivery.type || JSON.stringify(own.stem) !== stem) continue
    if (!('options' in delivery) || !('options' in own)) return { question, order: [] }
    const ids = optionIdsOf(question)
    const idByText = new Map(own.options.map((option, index) => [JSON.stringify(option.text), ids[index] ?? '']))
    const order = delivery.options.map((option) => idByText.get(JSON.stringify(option.text)) ?? '')
    if (order.length === ids.length && order.every(Boolean)) return { question, order }
  }
  return null
}

/** A response that earns everything, or nothing; null when the question has none such. */
export function answerTo(question: Question, order: OptionOrder, wanted: 'right' | 'wrong'): QuestionResponse | null {
  for (const response of candidates(question, order)) {
    const { fraction, outcome } = markResponse(question, order, response)
    if (wanted === 'right' ? compare(fraction, ONE) >= 0 : outcome === 'wrong' && compare(fraction, ZERO) <= 0)
      return response
  }
  return null
}

/** Fields of a form that say the same. */
export function formValues(response: QuestionResponse): string[] {
  if ('choices' in response) return response.choices
  if ('choice' in response) return response.choice === null ? [] : [response.choice]
  if ('value' in response) return response.value === null ? [] : [String(response.value)]
  return 'text' in response ? [response.text] : []
}

function* candidates(question: Question, order: OptionOrder): Generator<QuestionResponse> {
  const shown = order.map((_, place) => String(place + 1))
  switch (question.type) {
    case 'single-choice':
      for (const choice of shown) yield { choice }
      return
    case 'multiple-response':
      for (let mask = 1; mask < 2 ** shown.length; mask++)
        yield { choices: shown.filter((_, place) => mask & (2 ** place)) }
      return
    case 'true-false':
      yield { value: true }
      yield { value: false }
      return
    case 'numeric': {
      const unit = question.units?.list[0]?.symbol
      for (const { value } of question.answers) yield { text: value, ...(unit ? { unit } : {}) }
      for (const text of ['987654321', '-987654321']) yield { text, ...(unit ? { unit } : {}) }
      return
    }
    case 'short-answer':
      for (const { pattern } of question.answers)
        yield { text: pattern.replace(/(?<!\\)\*/g, '').replaceAll('\\*', '*') }
      yield { text: 'I do not know' }
      return
    case 'matching':
      yield { pairs: pairsOf(question, order, (answer) => answer) }
      yield { pairs: pairsOf(question, order, (answer) => question.answers.find(({ id }) => id !== answer)?.id ?? '') }
      return
    case 'ordering': {
      const right = question.items.map(({ id }) => shownIn(order, id))
      yield { order: right }
      yield { order: right.toReversed() }
      yield { order: [...right.slice(1), ...right.slice(0, 1)] }
      return
    }
    case 'cloze':
      yield { gaps: gapsOf(question, order, 'right') }
      yield { gaps: gapsOf(question, order, 'wrong') }
      return
    case 'hotspot':
      for (let mask = 1; mask < 2 ** shown.length; mask++)
        yield { choices: shown.filter((_, place) => mask & (2 ** place)) }
      return
    case 'essay':
    case 'file-upload':
    case 'practical':
      return
  }
}

const shownIn = (order: OptionOrder, id: string) => String(order.indexOf(id) + 1)

const pairsOf = (
  { prompts }: Extract<Question, { type: 'matching' }>,
  order: OptionOrder,
  choose: (answer: string) => string,
) => Object.fromEntries(prompts.map(({ id, answer }) => [shownIn(order, id), shownIn(order, choose(answer))]))

function gapsOf({ gaps }: Extract<Question, { type: 'cloze' }>, order: OptionOrder, wanted: 'right' | 'wrong') {
  const fits = ({ fraction }: { fraction: string }) => (wanted === 'right' ? fraction === '1/1' : fraction === '0/1')
  return Object.fromEntries(
    gaps.map((gap, index) => {
      if (gap.kind === 'choice') return [index + 1, shownIn(order, gap.options.find(fits)?.id ?? '')]
      if (wanted === 'wrong') return [index + 1, gap.kind === 'number' ? '987654321' : 'I do not know']
      const right = gap.answers.find(fits)
      return [index + 1, right && 'value' in right ? right.value : (right?.pattern ?? '').replaceAll('*', '')]
    }),
  )
}

/** Which places of so many are answered wrong, spread evenly, so that no section has more than its share of them. */
export function wrongPlaces(count: number, percentRight: number): Set<number> {
  const wrong = Math.min(count, Math.max(0, Math.round((count * (100 - percentRight)) / 100)))
  return new Set(Array.from({ length: wrong }, (_, index) => Math.floor(((index + 0.5) * count) / wrong)))
}
