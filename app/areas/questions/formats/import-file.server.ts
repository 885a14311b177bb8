import { inTurns } from '~/platform/in-turns.server'
import type { FileFormat } from './file-formats'
import { type ImportSource, readQuestions } from './import-questions'
import type { ImportResult } from './import-result'
import { importQtiFile } from './qti/import/import-package.server'

/**
 * Reads a file of any format, packages too, with a verdict for each question, in turns with whatever else the server does.
 * Saves nothing, never throws because of it.
 */
export const importFile = async (format: FileFormat, source: ImportSource): Promise<ImportResult> =>
  format === 'qti' ? importQtiFile(source) : inTurns(readQuestions(format, source))
