import { arePartsSent, readParts, type TypeFields, writeParts } from '../../type-fields'
import type { ClozeResponse } from './schema'

/** A field for each gap. */
export const clozeFields: TypeFields<ClozeResponse> = {
  read: (name, form) => ({ gaps: readParts(name, form) }),
  write: (name, { gaps }) => writeParts(name, gaps),
  isSent: arePartsSent,
  isGiven: ({ gaps }) => Object.values(gaps).some((value) => value.trim() !== ''),
}
