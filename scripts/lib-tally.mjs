import { readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** A command that is one test: it ran clean or it did not. */
export const tallyOfExit = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 })

/** Counts of a vitest JSON report. A file that could not even be read counts as one failure. */
export function tallyOfVitest(report, code) {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  return atLeastOneFailure(code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  })
}

/** Counts of a Playwright JSON report. A test that passed at a second try has failed once: it counts as failed. */
export function tallyOfPlaywright({ stats, errors }, code) {
  return atLeastOneFailure(code, {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + (errors?.length ?? 0),
    skipped: stats.skipped,
  })
}

/** Reads the report that a runner was told to write; without one there is a failure and nothing else to count. */
export function tallyFromFile(file, read, code) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')), code)
  } catch {
    return atLeastOneFailure(code || 1, { passed: 0, failed: 0, skipped: 0 })
  }
}

export function sum(tallies) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const tally of tallies) for (const name of Object.keys(total)) total[name] += tally[name]
  return total
}

/** `312 passed, 0 failed, 2 skipped`; skipped only when there are any. */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** A runner that exits with an error has failed, even when every test it names has passed: an error outside of a test. */
function atLeastOneFailure(code, tally) {
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}
