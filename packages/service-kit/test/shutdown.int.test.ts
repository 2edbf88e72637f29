import { connect } from 'node:net'
import { newId } from '@millyard/contracts'
import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { readEnv } from '../src/env.ts'
import { type RunningService, startService } from '../src/start-service.ts'
import { testClient } from '../src/testing/index.ts'
import { createTestDatabase, type TestDatabase } from '../src/testing/postgres.ts'
import { eventually, type SampleDeps, type SampleRouter, sampleService } from './sample-service.ts'

let database: TestDatabase | undefined
const running: RunningService<SampleDeps>[] = []

afterEach(async () => {
  for (const service of running.splice(0)) {
    service.deps.requests.open()
    service.deps.jobs.open()
    await service.close()
  }
  await database?.drop()
  database = undefined
})

/** Starts the sample on this test's database; a second time, as its next process would. */
async function start(): Promise<RunningService<SampleDeps>> {
  database ??= await createTestDatabase('shipping')
  const env = { NODE_ENV: 'test', PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: database.url } as const
  const service = await startService(sampleService, readEnv(sampleService.env, env as unknown as NodeJS.ProcessEnv))
  running.push(service)
  return service
}

/** What waits in the queue while no service runs. */
async function queue(): Promise<unknown[]> {
  const connection = new pg.Client({ connectionString: database?.url })
  await connection.connect()
  try {
    return (await connection.query('select * from graphile_worker._private_jobs')).rows
  } finally {
    await connection.end()
  }
}

const client = (service: RunningService<SampleDeps>) => testClient<SampleRouter>(service.url, {})

/** A request by hand: what is sent, and everything that comes back until the other side hangs up. */
function openConnection(url: string) {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let received = ''
  socket.on('data', (chunk) => {
    received += chunk.toString()
  })
  const ended = new Promise<string>((resolve) => {
    socket.on('close', () => resolve(received))
    socket.on('error', () => resolve(received))
  })
  return { write: (text: string) => socket.write(text), ended, received: () => received }
}

test('a request in flight is finished; whoever comes later is refused, and told that the service is not ready', async () => {
  const service = await start()
  const inFlight = client(service).slow.mutate()
  // A load balancer's connection, on which a question is half asked.
  const probe = openConnection(service.url)
  probe.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\nGET /readyz HTTP/1.1\r\nhost: x\r\n')
  await eventually(() => {
    expect(service.deps.requests.waiting).toBe(1)
    expect(probe.received()).toContain('200 OK')
  })

  let closed = false
  const closing = service.close().then(() => {
    closed = true
  })
  await eventually(() => expect(fetch(`${service.url}/healthz`)).rejects.toThrow())
  probe.write('\r\n')
  expect(await probe.ended).toMatch(/HTTP\/1\.1 503/)
  expect(closed, 'it waits for the one in flight').toBe(false)

  service.deps.requests.open()
  expect(await inFlight).toEqual({ ok: true })
  await closing
})

test('a second order to end waits for the first', async () => {
  const service = await start()
  const inFlight = client(service).slow.mutate()
  await eventually(() => expect(service.deps.requests.waiting).toBe(1))
  const order: string[] = []
  const closings = [service.close(), service.close()].map((close) => close.then(() => order.push('closed')))
  await new Promise((resolve) => setTimeout(resolve, 100))
  order.push('answered')
  service.deps.requests.open()
  await inFlight
  await Promise.all(closings)
  expect(order).toEqual(['answered', 'closed', 'closed'])
})

test('a job in flight is finished before the service ends', async () => {
  const service = await start()
  const note = newId('evt')
  await client(service).enqueue.mutate({ job: 'wait', note })
  await eventually(() => expect(service.deps.jobs.waiting).toBe(1))
  const closing = service.close()
  service.deps.jobs.open()
  await closing
  expect(service.deps.seen).toMatchObject([{ note }])

  expect(await queue()).toEqual([])
})

test('a job that does not finish in time is handed back, and the next process does it', async () => {
  const service = await start()
  const note = newId('evt')
  await client(service).enqueue.mutate({ job: 'wait', note })
  await eventually(() => expect(service.deps.jobs.waiting).toBe(1))
  await service.close()
  expect(service.deps.seen).toEqual([])

  expect(await queue()).toMatchObject([{ attempts: 1, locked_at: null, locked_by: null }])

  const next = await start()
  next.deps.jobs.open()
  await eventually(() => expect(next.deps.seen).toMatchObject([{ note }]))
})
