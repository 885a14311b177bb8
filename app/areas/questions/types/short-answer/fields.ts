import { isSentOnce, type TypeFields } from '../../type-fields'
import type { ShortAnswerResponse } from './schema'

export const shortAnswerFields: TypeFields<ShortAnswerResponse> = {
  read: (name, { get }) => ({ text: get(name) ?? '' }),
  write: (name, { text }) => [[name, text]],
  isSent: isSentOnce,
  isGiven: ({ text }) => text.trim() !== '',
}
