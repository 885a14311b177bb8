import { z } from 'zod'
import type { QuestionBase } from './question-base'
import type { DeliveryBase, TypeModule } from './type-module'
import { multipleResponse } from './types/multiple-response/multiple-response'
import { numeric } from './types/numeric/numeric'
import { shortAnswer } from './types/short-answer/short-answer'
import { singleChoice } from './types/single-choice/single-choice'
import { trueFalse } from './types/true-false/true-false'

/** Every question type of the product. A new type is a folder under `types/` and a line here. */
const MODULES = [singleChoice, multipleResponse, trueFalse, numeric, shortAnswer] as const

type Module = (typeof MODULES)[number]
type SchemasOf<M extends readonly { schema: z.ZodType }[]> = { -readonly [K in keyof M]: M[K]['schema'] }

export type QuestionType = Module['type']
/** A question as it is stored: plain JSON, complete with its key. Never send one to a learner; deliver it. */
export type Question = z.output<Module['schema']>
/** A question as the browser of a learner gets it. */
export type Delivery = ReturnType<Module['deliver']>
/** A response as any of the types stores it. */
export type QuestionResponse = z.output<Module['responseSchema']>

export const QUESTION_TYPES: readonly QuestionType[] = MODULES.map((module) => module.type)

/** Reads a stored or submitted question of any type. */
export const questionSchema = z.discriminatedUnion(
  'type',
  MODULES.map((module) => module.schema) as unknown as SchemasOf<typeof MODULES>,
)

/** A module with its own types forgotten. Only `moduleOf` hands one out, beside the question it belongs to. */
export type AnyModule = Omit<TypeModule<QuestionBase, unknown, DeliveryBase>, 'deliver' | 'gift' | 'label' | 'type'> & {
  readonly type: QuestionType
  readonly label: Module['label']
  readonly deliver: (...args: Parameters<TypeModule<QuestionBase, unknown, DeliveryBase>['deliver']>) => Delivery
  readonly gift: {
    readonly read: (...args: Parameters<Module['gift']['read']>) => Question | null
    readonly write: (question: QuestionBase) => { answers: string; tags: string[] }
  }
}

// One question type's functions take only its own questions; the key of this map is what makes the call right.
const BY_TYPE = new Map<string, AnyModule>(MODULES.map((module) => [module.type, module as unknown as AnyModule]))

/** The module of a question type, or null for a type that the product does not have. */
export const moduleOf = (type: string): AnyModule | null => BY_TYPE.get(type) ?? null
