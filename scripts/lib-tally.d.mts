export type Tally = { passed: number; failed: number; skipped: number }
type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors?: object[]
}
export function tallyOfExit(code: number): Tally
export function tallyOfVitest(report: VitestReport, code: number): Tally
export function tallyOfPlaywright(report: PlaywrightReport, code: number): Tally
export function tallyFromFile<T>(file: string, read: (report: T, code: number) => Tally, code: number): Tally
export function sum(tallies: Iterable<Tally>): Tally
export function inWords(tally: Tally): string
