import { isSentOnce, type TypeFields } from '../../type-fields'
import type { SingleChoiceResponse } from './schema'

export const singleChoiceFields: TypeFields<SingleChoiceResponse> = {
  read: (name, { get }) => ({ choice: get(name) || null }),
  write: (name, { choice }) => (choice ? [[name, choice]] : []),
  isSent: isSentOnce,
  isGiven: ({ choice }) => choice !== null && choice !== '',
}
