import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { writeCsv } from './write-csv'

const BEGINS_A_FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/

test.each([',', ';', '\t'])(
  'no text of a person becomes a formula where a program separates cells by %j',
  (delimiter) => {
    const names = [
      'Ada',
      '=1+1',
      '@SUM(1)',
      'Bob;=1+1',
      'Bob\t=1+1',
      'Bob";=1+1',
      'Bob;"=1+1',
      'Bob\r\n=1+1',
      '\uFF1D1+1',
    ]
    const text = writeCsv([['name', 'mark'], ...names.map((name) => [name, 0.5])])
    const cells = (
      parse(text, { bom: true, delimiter, relax_column_count: true, relax_quotes: true }) as string[][]
    ).flat()
    expect(cells.filter((cell) => BEGINS_A_FORMULA.test(cell))).toEqual([])
  },
)

test('what is read back is what was written, but for the mark before a formula; numbers are numbers', () => {
  const text = writeCsv([['Ada "the first", of two', 0.5, null, '', '=1']])
  expect(text).toBe('\uFEFF"Ada ""the first"", of two",0.5,,"","\'=1"\r\n')
})
