import { isSentOnce, type TypeFields } from '../../type-fields'
import type { NumericResponse } from './schema'

export const numericFields: TypeFields<NumericResponse> = {
  read(name, { get }) {
    const unit = get(`${name}.unit`)
    return { text: get(name) ?? '', ...(unit ? { unit } : {}) }
  },
  write: (name, { text, unit }) => [[name, text], ...(unit ? [[`${name}.unit`, unit] as const] : [])],
  isSent: isSentOnce,
  isGiven: ({ text }) => text.trim() !== '',
}
