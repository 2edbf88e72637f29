import { expect, test } from 'vitest'
import { addCounts, formatTotals, readPlaywrightReport, readVitestReport } from './test-results.ts'

const vitest = (extra: object = {}) =>
  JSON.stringify({
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [],
    ...extra,
  })

test('a clean Vitest report counts its tests, skipped and to-do ones apart', () => {
  expect(readVitestReport(vitest(), 0)).toEqual({ passed: 5, failed: 0, skipped: 2 })
})

test('a test file that cannot be loaded is a failure', () => {
  const testResults = [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }]
  expect(readVitestReport(vitest({ testResults }), 1).failed).toBe(1)
})

test('a run that fails although its tests pass, or leaves no report, is a failure', () => {
  expect(readVitestReport(vitest(), 1).failed).toBe(1)
  expect(readVitestReport(undefined, 0).failed).toBe(1)
  expect(readPlaywrightReport(undefined, 0).failed).toBe(1)
})

test('a flaky journey counts as failed', () => {
  const report = JSON.stringify({ stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 2 }, errors: [] })
  expect(readPlaywrightReport(report, 0)).toEqual({ passed: 3, failed: 1, skipped: 2 })
})

test('the totals add up all runners, and mention skipped ones only when there are some', () => {
  const total = addCounts([
    { passed: 5, failed: 0, skipped: 0 },
    { passed: 3, failed: 1, skipped: 0 },
  ])
  expect(formatTotals(total)).toBe('8 passed, 1 failed')
  expect(formatTotals({ ...total, skipped: 2 })).toBe('8 passed, 1 failed, 2 skipped')
})
