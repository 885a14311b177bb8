import type { TypeFields } from '../../type-fields'
import type { PracticalResponse } from './schema'

/** A page's form says nothing about calls: the sandbox records them. */
export const practicalFields: TypeFields<PracticalResponse> = {
  read: () => ({ call: null }),
  write: () => [],
  isSent: () => false,
  isGiven: ({ call }) => call !== null,
}
