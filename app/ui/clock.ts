/** Milliseconds as `1:05:09` in the digits of the language; never below zero. A second that has begun counts as whole. */
export function clockText(milliseconds: number, locale: string): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  const digits = (value: number, least: number) =>
    new Intl.NumberFormat(locale, { minimumIntegerDigits: least, useGrouping: false }).format(value)
  return [
    digits(Math.floor(seconds / 3600), 1),
    digits(Math.floor(seconds / 60) % 60, 2),
    digits(seconds % 60, 2),
  ].join(':')
}

/** At which of 10, 5, 1 and 0 minutes to speak between two moments of time left; the last one passed, or null. */
export function announcement(before: number, now: number): 10 | 5 | 1 | 0 | null {
  for (const minutes of [0, 1, 5, 10] as const) {
    if (before > minutes * 60_000 && now <= minutes * 60_000) return minutes
  }
  return null
}
