import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { repositoryRoot } from '@millyard/service-kit/database'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMails, readStackFile, resetData, SERVICES, type Stack, startStack } from '../src/index.ts'
import { connectStack } from '../src/testing.ts'

/** The stack without services and apps: what this package itself makes. The whole one is tested in packages/e2e. */
const BARE = { services: [], apps: [], seed: 'none', ports: 'free', durable: false } as const
let dataDir: string
let stack: Stack

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'millyard-stack-test-'))
  stack = await startStack({ ...BARE, dataDir })
}, 120_000)

afterAll(async () => {
  await stack.stop()
  await resetData(dataDir)
})

test('six migrated databases, each reached as its own role', async () => {
  for (const service of SERVICES) {
    const rows = await query(
      stack.databaseUrl(service),
      'SELECT current_user AS role, count(*) > 0 AS migrated FROM _prisma_migrations',
    )
    expect(rows).toEqual([{ role: `${service}_svc`, migrated: true }])
  }
})

test('stack.json says where everything is', () => {
  const file = readStackFile(dataDir)
  expect(file).toMatchObject({ pid: process.pid, ready: true, mode: 'start', urls: stack.urls })
  expect(Object.keys(file?.pids ?? {}).sort()).toEqual(['postgres', 'stripe'])
})

test('a second start on the same data says that one runs already', async () => {
  await expect(startStack({ ...BARE, dataDir })).rejects.toThrow(`Millyard runs here already (process ${process.pid}`)
})

test('mails sent to the Resend emulator are readable, by recipient', async () => {
  const send = (to: string) =>
    fetch(`${stack.urls.resend}/emails`, {
      method: 'POST',
      headers: { authorization: 'Bearer re_x', 'content-type': 'application/json', 'idempotency-key': `k-${to}` },
      body: JSON.stringify({ from: 'Millyard <a@b.example>', to, subject: `Hello ${to}`, html: '<p>hi</p>' }),
    })
  await send('one@example.com')
  await send('one@example.com')
  await send('two@example.com')
  expect((await readMails(stack.urls.resend, 'one@example.com')).map((mail) => mail.subject)).toEqual([
    'Hello one@example.com',
  ])
  expect(await (await fetch(`${stack.urls.resend}/inbox`)).text()).toContain('Hello two@example.com')
})

test('a killed process comes back, and another process can follow it', async () => {
  const handle = connectStack(dataDir)
  const before = handle.file.pids.stripe
  await handle.kill('stripe')
  await expect.poll(() => readStackFile(dataDir)?.pids.stripe, { timeout: 10_000 }).not.toBe(before)
  expect((await fetch(`${stack.urls.stripe}/healthz`)).ok).toBe(true)
})

test('PostgreSQL comes back after a restart, with its data', async () => {
  await query(stack.databaseUrl('order'), 'CREATE TABLE kept (id int)')
  await stack.restartPostgres()
  expect(await query(stack.databaseUrl('order'), 'SELECT * FROM kept')).toEqual([])
})

test('everything stops, and the next start finds data and mails again', async () => {
  const { pids } = readStackFile(dataDir) ?? { pids: {} }
  await stack.stop()
  expect(existsSync(join(dataDir, 'stack.json'))).toBe(false)
  for (const pid of Object.values(pids)) expect(existsSync(`/proc/${pid}`)).toBe(false)
  stack = await startStack({ ...BARE, dataDir })
  expect(await query(stack.databaseUrl('order'), 'SELECT * FROM kept')).toEqual([])
  expect(await readMails(stack.urls.resend)).toHaveLength(2)
})

test('a stack whose process is killed leaves nothing, and the next start is clean', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'millyard-stack-killed-'))
  const script = `import { startStack } from ${JSON.stringify(join(repositoryRoot(), 'packages/dev-stack/src/index.ts'))}
    await startStack(${JSON.stringify({ ...BARE, dataDir: folder })}); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' })
  await expect.poll(() => readStackFile(folder)?.ready, { timeout: 30_000 }).toBe(true)
  const pids = Object.values(readStackFile(folder)?.pids ?? {})
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
  const next = await startStack({ ...BARE, dataDir: folder })
  for (const pid of pids) expect(existsSync(`/proc/${pid}`)).toBe(false)
  await next.stop()
  await resetData(folder)
}, 120_000)

test('a start that fails leaves nothing running and says why', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'millyard-stack-failed-'))
  process.env.STRIPE_SECRET_KEY = 'sk_live_only_this_one'
  try {
    await expect(startStack({ ...BARE, dataDir: folder })).rejects.toThrow(
      'STRIPE_PUBLISHABLE_KEY and STRIPE_WEBHOOK_SECRET',
    )
  } finally {
    delete process.env.STRIPE_SECRET_KEY
  }
  expect(existsSync(join(folder, 'stack.json'))).toBe(false)
  await resetData(folder)
})

test('an interrupted seed is thrown away by the next start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'millyard-stack-seed-'))
  const first = await startStack({ ...BARE, dataDir: folder })
  await query(first.databaseUrl('auth'), 'CREATE TABLE half (id int)')
  await first.stop()
  await writeFile(join(folder, 'seed.json'), JSON.stringify({ level: 'demo', state: 'begun' }))
  const second = await startStack({ ...BARE, dataDir: folder })
  await expect(query(second.databaseUrl('auth'), 'SELECT * FROM half')).rejects.toThrow('does not exist')
  await second.stop()
  await resetData(folder)
}, 120_000)

test('secrets are kept, and readable by their owner alone', async () => {
  const file = join(dataDir, 'keys/secrets.json')
  const { stdout } = await promisify(execFile)('stat', ['-c', '%a', file])
  expect(stdout.trim()).toBe('600')
  expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')).signingKeys)).toEqual([...SERVICES])
})
