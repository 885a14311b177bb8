import { arePartsSent, readParts, type TypeFields, writeParts } from '../../type-fields'
import type { MatchingResponse } from './schema'

/** A field for each prompt, whose value is the answer chosen for it. */
export const matchingFields: TypeFields<MatchingResponse> = {
  read: (name, form) => ({ pairs: readParts(name, form) }),
  write: (name, { pairs }) => writeParts(name, pairs),
  isSent: arePartsSent,
  isGiven: ({ pairs }) => Object.values(pairs).some((answer) => answer !== ''),
}
