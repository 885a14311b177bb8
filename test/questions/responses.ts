import fc from 'fast-check'
import type { OptionOrder } from '../../app/areas/questions/option-order'
import type { Question, QuestionResponse } from '../../app/areas/questions/registry'
import { line } from './arbitrary-question'

/** Any response to a question with the question's own ids, some of them unknown. */
export function responseTo(question: Question): fc.Arbitrary<QuestionResponse> {
  switch (question.type) {
    case 'single-choice':
      return idOf(question.options).chain((id) => fc.constantFrom({ choice: id }, { choice: null }))
    case 'multiple-response':
      return fc.record({ choices: fc.array(idOf(question.options), { maxLength: 6 }) })
    case 'hotspot':
      return fc.record({ choices: fc.array(idOf(question.regions), { maxLength: 6 }) })
    case 'true-false':
      return fc.constantFrom({ value: true }, { value: false }, { value: null })
    case 'numeric':
      return fc.record({ text: number(question.answers) })
    case 'short-answer':
      return fc.record({ text: words(question.answers) })
    case 'essay':
      return fc.record({ text: fc.oneof(line, fc.constant(question.template ?? '')) })
    case 'matching':
      return fc.dictionary(idOf(question.prompts), idOf(question.answers), { maxKeys: 5 }).map((pairs) => ({ pairs }))
    case 'ordering':
      return fc.record({ order: fc.array(idOf(question.items), { maxLength: 8 }) })
    case 'cloze':
      return fc
        .array(fc.tuple(fc.constantFrom(...question.gaps), fc.nat(9)), { maxLength: 5 })
        .chain((list) => fc.tuple(...list.map(([gap, roll]) => fc.tuple(fc.constant(gap.id), inGap(gap, roll)))))
        .map((entries) => ({ gaps: Object.fromEntries(entries) }))
    case 'file-upload':
      return fc.record({ files: fc.array(fc.constant(FILE), { maxLength: 2 }) })
    case 'practical':
      return fc.constantFrom({ call: CALL }, { call: { ...CALL, operation: 'deleteOrder' } }, { call: null })
  }
}

/** The response that the key asks for. */
export function keyOf(question: Question): QuestionResponse {
  switch (question.type) {
    case 'single-choice':
      return { choice: best(question.options)?.id ?? null }
    case 'multiple-response':
      return { choices: question.options.filter(earns).map(({ id }) => id) }
    case 'hotspot':
      return {
        choices: byShare(question.regions)
          .filter(earns)
          .slice(0, question.most)
          .map(({ id }) => id),
      }
    case 'true-false':
      return { value: question.answer }
    case 'numeric':
      return { text: question.answers[0]?.value ?? '', ...(question.units ? { unit: 'm]s' } : {}) }
    case 'short-answer':
      return { text: textOf(question.answers[0]?.pattern ?? '') }
    case 'matching':
      return { pairs: Object.fromEntries(question.prompts.map(({ id, answer }) => [id, answer])) }
    case 'ordering':
      return { order: question.items.map(({ id }) => id) }
    case 'cloze':
      return {
        gaps: Object.fromEntries(
          question.gaps.map((gap) => {
            if (gap.kind === 'choice') return [gap.id, best(gap.options)?.id ?? '']
            if (gap.kind === 'text') return [gap.id, textOf(gap.answers[0]?.pattern ?? '')]
            return [gap.id, gap.answers[0]?.value ?? '']
          }),
        ),
      }
    case 'essay':
      return { text: `${question.template ?? ''} and more` }
    case 'file-upload':
      return { files: [FILE] }
    case 'practical':
      return { call: { ...CALL, operation: question.operation } }
  }
}

/** The same response as a browser sends it in an attempt with this order. */
export function asSent(question: Question, order: OptionOrder, own: QuestionResponse): QuestionResponse {
  const shown = (id: string) => (order.includes(id) ? String(order.indexOf(id) + 1) : id === '' ? '' : '99')
  if ('choice' in own) return { choice: own.choice === null ? null : shown(own.choice) }
  if ('choices' in own) return { choices: own.choices.map(shown) }
  if ('order' in own) return { order: own.order.map(shown) }
  if ('pairs' in own)
    return {
      pairs: Object.fromEntries(Object.entries(own.pairs).map(([prompt, answer]) => [shown(prompt), shown(answer)])),
    }
  if (question.type !== 'cloze' || !('gaps' in own)) return own
  return {
    gaps: Object.fromEntries(
      Object.entries(own.gaps).map(([id, value]) => {
        const at = question.gaps.findIndex((gap) => gap.id === id)
        return [String(at + 1), question.gaps[at]?.kind === 'choice' ? shown(value) : value]
      }),
    ),
  }
}

const idOf = (parts: readonly { id: string }[]) =>
  fc.oneof({ arbitrary: fc.constantFrom(...parts.map(({ id }) => id)), weight: 9 }, fc.constant('zz'))
const number = (answers: readonly { value: string }[]) =>
  fc.oneof(
    fc.constantFrom(...answers.map(({ value }) => value)),
    fc.constantFrom('1,234', '۱۲', '5 km', '1e999', '', 'x'),
  )
const words = (answers: readonly { pattern: string }[]) =>
  fc.oneof(fc.constantFrom(...answers.map(({ pattern }) => textOf(pattern))), line, fc.constant(' '))

type Gap = Extract<Question, { type: 'cloze' }>['gaps'][number]
const inGap = (gap: Gap, roll: number): fc.Arbitrary<string> => {
  if (roll === 0) return fc.constant('')
  if (gap.kind === 'choice') return idOf(gap.options)
  return gap.kind === 'text' ? words(gap.answers) : number(gap.answers)
}

/** A text that the pattern fits, with something for each wildcard. */
const textOf = (pattern: string) => pattern.replace(/(?<!\\)\*/g, 'x').replaceAll('\\*', '*')

type Share = { fraction: string }
const value = ({ fraction }: Share) => {
  const [num = '0', den = '1'] = fraction.split('/')
  return Number(num) / Number(den)
}
const earns = (share: Share) => value(share) > 0
const byShare = <T extends Share>(parts: readonly T[]) => parts.toSorted((a, b) => value(b) - value(a))
const best = <T extends Share>(parts: readonly T[]) => byShare(parts)[0]

const FILE = { sha256: 'cd'.repeat(32), name: 'plan.pdf', bytes: 1234, mediaType: 'application/pdf' }
const CALL = {
  operation: 'createOrder',
  method: 'POST',
  path: '/v1/orders',
  query: {},
  requestHeaders: { 'idempotency-key': 'a' },
  requestBody: null,
  status: 201,
  responseHeaders: {},
  responseBody: { id: 1, lines: [{ sku: 'a' }], 'a/b': true },
}
