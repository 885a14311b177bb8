import type { TypeFields } from '../../type-fields'
import type { FileUploadResponse } from './schema'

/** A page's form says nothing about files: each is kept when it is uploaded. */
export const fileUploadFields: TypeFields<FileUploadResponse> = {
  read: () => ({ files: [] }),
  write: () => [],
  isSent: () => false,
  isGiven: ({ files }) => files.length > 0,
}
