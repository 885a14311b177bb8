import { ownId } from '~/areas/questions/option-order'

/**
 * The options that a stored answer chose, by the question's own ids, in whatever type has options; null for answers of
 * another kind, and nothing for none. What is stored has passed the type's schema, so this only looks: a thousand
 * attempts have tens of thousands of answers.
 */
export function chosenOptions(response: unknown, order: readonly string[]): readonly string[] | null {
  if (typeof response !== 'object' || response === null) return null
  if ('choice' in response && (typeof response.choice === 'string' || response.choice === null))
    return response.choice ? [ownId(response.choice, order)] : []
  if ('choices' in response && Array.isArray(response.choices))
    return response.choices.map((choice) => ownId(String(choice), order))
  if ('value' in response && (typeof response.value === 'boolean' || response.value === null))
    return response.value === null ? [] : [String(response.value)]
  return null
}
