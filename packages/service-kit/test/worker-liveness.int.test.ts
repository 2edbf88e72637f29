import pg from 'pg'
import pino from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../src/testing/postgres.ts'
import { startWorkerLiveness } from '../src/worker-liveness.ts'

const log = pino({ level: 'silent' })
let database: TestDatabase
let client: pg.Client

beforeAll(async () => {
  database = await createTestDatabase('shipping')
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})

afterAll(async () => {
  await client?.end()
  await database?.drop()
})

/** A job that a pool took a minute ago. */
async function jobTakenBy(poolId: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(`select id from graphile_worker.add_job('test')`)
  const id = rows[0]?.id ?? ''
  await client.query(
    `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - interval '1 minute' where id = $2`,
    [poolId, id],
  )
  return id
}

async function holderOf(id: string): Promise<string | null> {
  const { rows } = await client.query<{ locked_by: string | null }>(
    'select locked_by from graphile_worker._private_jobs where id = $1',
    [id],
  )
  return rows[0]?.locked_by ?? null
}

it('takes back the jobs of a pool whose process is gone, and of no other', async () => {
  const neighbour = await startWorkerLiveness(database.url, 'neighbour', log)
  const dead = await jobTakenBy('dead')
  const living = await jobTakenBy('neighbour')
  const own = await jobTakenBy('me')
  const me = await startWorkerLiveness(database.url, 'me', log)
  expect(await holderOf(dead)).toBeNull()
  expect(await holderOf(living)).toBe('neighbour')
  expect(await holderOf(own)).toBe('me')

  await neighbour.stop()
  const successor = await startWorkerLiveness(database.url, 'successor', log)
  expect(await holderOf(living)).toBeNull()
  await Promise.all([me.stop(), successor.stop()])
})
