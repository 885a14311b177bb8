import { expect, test } from 'vitest'
import { requireNode } from './lib-install.mjs'
import { inWords, sum, tallyFromFile, tallyOfExit, tallyOfPlaywright, tallyOfVitest } from './lib-tally.mjs'

const vitestReport = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] }
const playwrightStats = { expected: 3, unexpected: 0, flaky: 0, skipped: 1 }

test('a runner that passes counts its tests, todo and pending ones as skipped', () => {
  expect(tallyOfVitest(vitestReport, 0)).toEqual({ passed: 3, failed: 0, skipped: 2 })
  expect(tallyOfPlaywright({ stats: playwrightStats }, 0)).toEqual({ passed: 3, failed: 0, skipped: 1 })
  expect(tallyOfExit(0)).toEqual({ passed: 1, failed: 0, skipped: 0 })
})

test('a test file that cannot be read is a failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }]
  expect(tallyOfVitest({ ...vitestReport, testResults }, 1).failed).toBe(1)
})

test('a failed test is not counted again for its file', () => {
  const testResults = [{ status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] }]
  expect(tallyOfVitest({ ...vitestReport, numFailedTests: 1, testResults }, 1).failed).toBe(1)
})

test('an error outside of every test is a failure', () => {
  expect(tallyOfVitest(vitestReport, 1).failed).toBe(1)
  expect(tallyOfPlaywright({ stats: playwrightStats }, 1).failed).toBe(1)
  expect(tallyOfPlaywright({ stats: playwrightStats, errors: [{}, {}] }, 1).failed).toBe(2)
})

test('a test that passes at the second try has failed', () => {
  expect(tallyOfPlaywright({ stats: { ...playwrightStats, flaky: 1 } }, 0).failed).toBe(1)
})

test('a runner without a report has failed, whatever its exit code', () => {
  expect(tallyFromFile('/there/is/no/report.json', tallyOfVitest, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('the closing line names skipped tests only when there are any', () => {
  const total = sum([tallyOfExit(0), tallyOfExit(1), tallyOfVitest(vitestReport, 0)])
  expect(inWords(total)).toBe('4 passed, 1 failed, 2 skipped')
  expect(inWords(tallyOfExit(0))).toBe('1 passed, 0 failed')
})

test.each(['18.20.0', '20.18.3'])('Node %s is refused in words', (version) => {
  expect(() => requireNode(version)).toThrow(`Rung needs Node.js 20.19 or newer; this is ${version}.`)
})

test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('Node %s will do', (version) => {
  expect(() => requireNode(version)).not.toThrow()
})
