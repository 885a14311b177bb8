import { isSentOnce, type TypeFields } from '../../type-fields'
import type { TrueFalseResponse } from './schema'

export const trueFalseFields: TypeFields<TrueFalseResponse> = {
  read(name, { get }) {
    const value = get(name)
    return { value: value === 'true' ? true : value === 'false' ? false : null }
  },
  write: (name, { value }) => (value === null ? [] : [[name, String(value)]]),
  isSent: isSentOnce,
  isGiven: ({ value }) => value !== null,
}
