import { z } from 'zod'
import type { MoodleXmlCodec } from './formats/moodle-xml/codec'
import type { QuestionBase } from './question-base'
import type { DeliveryBase, TypeModule } from './type-module'
import { cloze } from './types/cloze/cloze'
import { essay } from './types/essay/essay'
import { fileUpload } from './types/file-upload/file-upload'
import { hotspot } from './types/hotspot/hotspot'
import { matching } from './types/matching/matching'
import { multipleResponse } from './types/multiple-response/multiple-response'
import { numeric } from './types/numeric/numeric'
import { ordering } from './types/ordering/ordering'
import { practical } from './types/practical/practical'
import { shortAnswer } from './types/short-answer/short-answer'
import { singleChoice } from './types/single-choice/single-choice'
import { trueFalse } from './types/true-false/true-false'

/** Every question type of the product. A new type is a folder under `types/` and a line here. */
export const MODULES = [
  singleChoice,
  multipleResponse,
  trueFalse,
  numeric,
  shortAnswer,
  matching,
  ordering,
  cloze,
  hotspot,
  essay,
  fileUpload,
  practical,
] as const

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
  {
    error: ({ code }) =>
      code === 'invalid_union' ? `there is no such type; write ${QUESTION_TYPES.join(', ')}` : undefined,
  },
)

type Gift = NonNullable<TypeModule<QuestionBase, unknown, DeliveryBase>['gift']>

/** A module with its own types forgotten. Only `moduleOf` hands one out, beside the question it belongs to. */
export type AnyModule = Omit<
  TypeModule<QuestionBase, unknown, DeliveryBase>,
  'deliver' | 'gift' | 'label' | 'moodleXml' | 'type'
> & {
  readonly type: QuestionType
  readonly label: Module['label']
  readonly deliver: (...args: Parameters<TypeModule<QuestionBase, unknown, DeliveryBase>['deliver']>) => Delivery
  readonly gift: {
    readonly read: (...args: Parameters<Gift['read']>) => Question | null
    readonly write: (question: QuestionBase) => { answers: string; tags: string[] }
  } | null
  readonly moodleXml: {
    readonly read: (...args: Parameters<MoodleXmlCodec<QuestionBase>['read']>) => Question | null
    readonly write: MoodleXmlCodec<QuestionBase>['write']
  } | null
}

// One question type's functions take only its own questions; the key of this map is what makes the call right.
const BY_TYPE = new Map<string, AnyModule>(MODULES.map((module) => [module.type, module as unknown as AnyModule]))

/** The module of a question type, or null for a type that the product does not have. */
export const moduleOf = (type: string): AnyModule | null => BY_TYPE.get(type) ?? null
