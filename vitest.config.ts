import { defineConfig } from 'vitest/config'

/**
 * Three projects. `unit`: rules, beside their source, no I/O. `int`: real PostgreSQL, real HTTP, started once per run by
 * service-kit's global set-up; every file clones its own databases from a migrated template. `e2e`: all services together, on
 * one whole stack that dev-stack starts for the run; its files run one after the other, because they share it.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{apps,packages,prisma}/**/src/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/*.int.test.ts'],
        },
      },
      {
        test: {
          name: 'int',
          include: ['packages/**/test/**/*.int.test.ts'],
          exclude: ['**/node_modules/**', 'packages/e2e/**'],
          globalSetup: ['packages/service-kit/src/testing/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['packages/e2e/**/*.int.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['packages/dev-stack/src/e2e-global-setup.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
