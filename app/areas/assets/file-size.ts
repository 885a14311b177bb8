/** A size in the largest unit that keeps it at one or more, for `Intl` to write: 1 kB is 1,000 bytes. */
export function fileSize(bytes: number): { value: number; unit: 'byte' | 'kilobyte' | 'megabyte' | 'gigabyte' } {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1)
  return { value: bytes / 1_000 ** power, unit: units[power] ?? 'byte' }
}
