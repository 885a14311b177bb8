import { stringify } from 'csv-stringify/sync'

export type CsvCell = string | number | null

/**
 * A table for spreadsheets: UTF-8 with the mark by which they know it. A cell that begins as a formula does gets an
 * apostrophe before it. Every text stands in quotes: where semicolons separate cells, as in half of Europe, one within a
 * name would otherwise begin a cell of its own, and what follows it could be a formula (CWE-1236).
 */
export const writeCsv = (lines: readonly (readonly CsvCell[])[]): string =>
  stringify(lines as CsvCell[][], {
    escape_formulas: true,
    quoted_string: true,
    bom: true,
    record_delimiter: 'windows',
  })
