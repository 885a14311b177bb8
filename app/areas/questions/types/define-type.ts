import type { z } from 'zod'
import type { QuestionBase } from '../question-base'
import type { DeliveryBase, TypeModule } from '../type-module'

/** Ties the parts of one type together, so that the compiler knows its question, response and delivery by the schemas. */
export function defineType<
  S extends z.ZodObject & z.ZodType<QuestionBase>,
  R extends z.ZodType,
  D extends DeliveryBase,
>(module: TypeModule<z.output<S>, z.output<R>, D> & { readonly schema: S; readonly responseSchema: R }) {
  return module
}
