import { EXPORT_FORMATS, type ExportFormat } from '../formats/export-questions'

/** What a pool can be taken out as: files that come back in, and a table to read. */
export type Download = ExportFormat | 'qti' | 'csv'
export const DOWNLOADS: readonly Download[] = [...EXPORT_FORMATS, 'qti', 'csv']
