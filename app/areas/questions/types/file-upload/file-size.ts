import type { Formatter } from '~/i18n/format'

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const

/** “12 kB”, “1.4 MB”: how large a file is, in steps of a thousand. */
export function fileSize(format: Formatter, bytes: number): string {
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2
  return format.number(bytes / 1_000 ** step, {
    style: 'unit',
    unit: UNITS[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 2 ? 1 : 0,
  })
}
