import { isSentOnce, type TypeFields } from '../../type-fields'
import type { EssayResponse } from './schema'

/** Browsers send line breaks of text areas as CR LF; kept is LF, as everywhere else. */
export const essayFields: TypeFields<EssayResponse> = {
  read: (name, { get }) => ({ text: (get(name) ?? '').replace(/\r\n?/g, '\n') }),
  write: (name, { text }) => [[name, text]],
  isSent: isSentOnce,
  isGiven: ({ text }) => text.trim() !== '',
}
