import type { Delivery, Question } from './registry'

/** The types that a lesson can ask in passing: one field, answered and judged at once. */
const CHECK_TYPES = ['single-choice', 'multiple-response', 'true-false', 'numeric', 'short-answer'] as const
type CheckType = (typeof CHECK_TYPES)[number]

/** A question that can be the knowledge check of a lesson, and what its reader's browser gets. */
type CheckQuestion = Extract<Question, { type: CheckType }>
export type CheckDelivery = Extract<Delivery, { type: CheckType }>

export const isCheckQuestion = (question: Question): question is CheckQuestion =>
  CHECK_TYPES.some((type) => type === question.type)

export const isCheckDelivery = (delivery: Delivery): delivery is CheckDelivery =>
  CHECK_TYPES.some((type) => type === delivery.type)
