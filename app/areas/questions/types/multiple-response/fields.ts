import type { TypeFields } from '../../type-fields'
import type { MultipleResponseResponse } from './schema'

/** Boxes that are all empty send nothing, so their absence is an answer. */
export const multipleResponseFields: TypeFields<MultipleResponseResponse> = {
  read: (name, { getAll }) => ({ choices: getAll(name).filter((id) => id !== '') }),
  write: (name, { choices }) => choices.filter((id) => id !== '').map((id) => [name, id]),
  isSent: () => true,
  isGiven: ({ choices }) => choices.some((id) => id !== ''),
}
