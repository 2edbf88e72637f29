import pg from 'pg'
import { expect, test } from 'vitest'
import { readEnv } from '../src/env.ts'
import { startService } from '../src/start-service.ts'
import { createTestDatabase } from '../src/testing/postgres.ts'
import { eventually, sampleService } from './sample-service.ts'

const sweeping: typeof sampleService = {
  ...sampleService,
  build: async (context) => ({
    ...(await sampleService.build(context)),
    sweeps: [{ name: 'tidy', run: async () => undefined }],
  }),
}

/** Compares what the queue of a fresh service adds by itself, once a minute. */
async function expectTimetable(expected: string[], options?: { sweepsEveryMinute: boolean }): Promise<void> {
  const database = await createTestDatabase('shipping')
  const env = { NODE_ENV: 'test', PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: database.url } as const
  const read = readEnv(sweeping.env, env as unknown as NodeJS.ProcessEnv)
  const service = await startService(sweeping, read, options)
  const connection = new pg.Client({ connectionString: database.url })
  await connection.connect()
  try {
    await eventually(async () => {
      const { rows } = await connection.query('select identifier from graphile_worker._private_known_crontabs')
      expect(rows.map(({ identifier }) => identifier)).toEqual(expected)
    })
  } finally {
    await connection.end()
    await service.close()
    await database.drop()
  }
}

test('a service sweeps every minute, unless its sweeps are run by hand', async () => {
  await expectTimetable(['sweep:tidy'])
  await expectTimetable([], { sweepsEveryMinute: false })
})
