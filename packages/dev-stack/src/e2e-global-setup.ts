import { consoleProgress } from './progress.ts'
import { provideStack } from './testing.ts'

/** Vitest's global set-up for cross-service tests: one whole stack for the run (or the one that MILLYARD_STACK names). */
export async function setup(): Promise<() => Promise<void>> {
  const { release } = await provideStack({ seed: 'sample', progress: consoleProgress() })
  return release
}

/** The same for Playwright: `globalSetup: '@millyard/dev-stack/e2e-global-setup'`. */
export default setup
