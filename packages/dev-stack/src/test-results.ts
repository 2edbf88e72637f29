import { z } from 'zod'

/** What one runner found; every check counts as one. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
}

export const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 }

export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    NOTHING,
  )
}

/** `3 passed, 0 failed` or `3 passed, 0 failed, 1 skipped`: the last line of `npm test`. */
export function formatTotals({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

const vitestSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.unknown()) })),
})

/**
 * Reads Vitest's JSON report. A file that could not even be loaded counts as one failure; so does a run that failed although
 * each of its tests passed (an error outside the tests), or one without a report.
 */
export function readVitestReport(json: string | undefined, exitCode: number): Counts {
  if (json === undefined) return { ...NOTHING, failed: 1 }
  const report = vitestSchema.parse(JSON.parse(json))
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  const failed = report.numFailedTests + broken
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

const playwrightSchema = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()).default([]),
})

/** Reads Playwright's JSON report. A flaky test counts as failed: what passes sometimes proves nothing. */
export function readPlaywrightReport(json: string | undefined, exitCode: number): Counts {
  if (json === undefined) return { ...NOTHING, failed: 1 }
  const { stats, errors } = playwrightSchema.parse(JSON.parse(json))
  const failed = stats.unexpected + stats.flaky + errors.length
  return { passed: stats.expected, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped: stats.skipped }
}
