import { chromiumPath } from '@millyard/dev-stack/testing'
import { defineConfig } from '@playwright/test'

const executablePath = chromiumPath()

/**
 * The journeys, on one whole stack: the one that MILLYARD_STACK names, else one that the set-up starts for this run.
 *
 * Two projects, because moving the clock moves it for everybody: `clock` runs when `journeys` has ended. It is its
 * teardown and not its dependant, so that a failure before it does not hide what it has to say. To run some journeys
 * without it: `playwright test phone --no-deps`.
 */
export default defineConfig({
  testDir: 'journeys',
  outputDir: 'test-results',
  globalSetup: '@millyard/dev-stack/e2e-global-setup',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 20_000,
    navigationTimeout: 45_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
  projects: [
    { name: 'journeys', testIgnore: '**/one-purchase.spec.ts', teardown: 'clock' },
    { name: 'clock', testMatch: '**/one-purchase.spec.ts' },
  ],
})
