import { expect, test } from 'vitest'
import { fileSize } from './file-size'

test.each([
  { bytes: 0, value: 0, unit: 'byte' },
  { bytes: 999, value: 999, unit: 'byte' },
  { bytes: 1_000, value: 1, unit: 'kilobyte' },
  { bytes: 2_500_000, value: 2.5, unit: 'megabyte' },
  { bytes: 5e12, value: 5_000, unit: 'gigabyte' },
])('$bytes bytes are $value $unit', ({ bytes, value, unit }) => {
  expect(fileSize(bytes)).toEqual({ value, unit })
})
