import { parse } from 'csv-parse/sync'
import { type ReadMatrix, readMatrix } from './read-matrix'

/**
 * Reads a CSV file of marks (`readMatrix` says how its lines are meant). Cells are separated by commas, semicolons or
 * tabs, whichever the first line has; behind the latter two a comma may be the decimal mark.
 */
export function readMatrixFile(text: string): ReadMatrix {
  const [first = ''] = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)
  const delimiter = ['\t', ';', ','].find((one) => first.includes(one)) ?? ','
  try {
    const lines = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return readMatrix(
      lines.map(({ record, info }) => ({ line: info.lines, cells: record })),
      delimiter !== ',',
    )
  } catch (error) {
    const { lines, message } = error as { lines?: number; message: string }
    return { ok: false, problems: [{ line: lines ?? 1, message: `This is not CSV: ${message}` }] }
  }
}
