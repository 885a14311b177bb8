import { invariant } from '~/platform/errors'
import { type AnyModule, moduleOf, type Question } from './registry'

/** The module that belongs to a question that the schema has passed. */
export function moduleFor(question: Question): AnyModule {
  const module = moduleOf(question.type)
  invariant(module, 'the question schema is made of the registered modules')
  return module
}
