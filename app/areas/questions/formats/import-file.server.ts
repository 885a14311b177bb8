import type { FileFormat } from './file-formats'
import { type ImportSource, importQuestions } from './import-questions'
import type { ImportResult } from './import-result'
import { importQtiFile } from './qti/import/import-package.server'

/** Reads a file of any format, packages too, with a verdict for each question. Saves nothing, never throws because of it. */
export const importFile = async (format: FileFormat, source: ImportSource): Promise<ImportResult> =>
  format === 'qti' ? importQtiFile(source) : importQuestions(format, source)
