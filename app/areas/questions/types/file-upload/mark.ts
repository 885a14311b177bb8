import { type Mark, needsMarking, notAnswered } from '../../mark'
import type { FileUpload, FileUploadResponse } from './schema'

/** A person marks what was uploaded. */
export const markFileUpload = (_question: FileUpload, { files }: FileUploadResponse): Mark =>
  files.length > 0 ? needsMarking : notAnswered
