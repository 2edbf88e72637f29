import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type ProcessPlan, Supervisor, type SupervisorEvent } from './supervisor.ts'

let logDir: string
let events: SupervisorEvent[]
let supervisor: Supervisor

beforeEach(() => {
  logDir = mkdtempSync(join(tmpdir(), 'millyard-supervisor-'))
  events = []
  supervisor = new Supervisor({ logDir, report: (event) => events.push(event), backoffMs: [10, 20, 30] })
})

afterEach(async () => {
  await supervisor.stopAll()
  rmSync(logDir, { recursive: true, force: true })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const address = server.address()
  await new Promise((settle) => server.close(settle))
  return typeof address === 'object' && address ? address.port : 0
}

function toy(name: string, script: string, extra: Partial<ProcessPlan> = {}): ProcessPlan {
  return {
    name,
    command: process.execPath,
    args: ['-e', script],
    cwd: tmpdir(),
    env: () => ({ PATH: process.env.PATH }),
    ...extra,
  }
}

const server = (port: number) =>
  `const s=require('http').createServer((q,r)=>r.end(String(process.pid)));s.listen(${port},'127.0.0.1');` +
  `console.log('listening');process.on('SIGTERM',()=>{console.log('bye');process.exit(0)})`

function readLog(name: string): string {
  const file = join(logDir, `${name}.log`)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 10) {
    if (waited > 5_000) throw new Error('It did not happen within five seconds')
    await sleep(10)
  }
}

test('start waits until the process answers, and its lines are in its log', async () => {
  const port = await freePort()
  await supervisor.start(toy('shop', server(port), { readyUrl: `http://127.0.0.1:${port}/` }))
  const pid = await (await fetch(`http://127.0.0.1:${port}/`)).text()
  expect(supervisor.pids()).toEqual({ shop: Number(pid) })
  await supervisor.stop('shop')
  expect(readLog('shop')).toBe('listening\nbye\n')
  expect(isAlive(Number(pid))).toBe(false)
})

test('a process that ends before it is ready fails the start with its last words', async () => {
  const start = supervisor.start(
    toy('broken', `console.error('DATABASE_URL: missing');process.exit(3)`, { readyUrl: 'http://127.0.0.1:9/' }),
  )
  await expect(start).rejects.toThrow(/broken ended with code 3 before it was ready[\s\S]*DATABASE_URL: missing/)
  expect(supervisor.pids()).toEqual({})
})

test('a killed process is started again, with fresh environment, and it is said', async () => {
  const port = await freePort()
  let offset = 1
  const script = `require('http').createServer((q,r)=>r.end(process.env.OFFSET)).listen(${port},'127.0.0.1')`
  await supervisor.start(
    toy('order', script, { readyUrl: `http://127.0.0.1:${port}/`, env: () => ({ OFFSET: String(offset++) }) }),
  )
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('1')
  await supervisor.kill('order', 'SIGKILL')
  await supervisor.ready('order')
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('2')
  await until(() => events.some((event) => event.type === 'restarted'))
  expect(events.map((event) => event.type)).toEqual(['ready', 'crashed', 'restarted'])
  expect(events[1]).toMatchObject({ name: 'order', reason: 'ended by SIGKILL', restartInMs: 10 })
})

test('a process that keeps crashing is given up after the last wait', async () => {
  await supervisor.start(toy('flaky', `console.log('no luck');setTimeout(()=>process.exit(1),50)`))
  await until(() => events.some((event) => event.type === 'gave-up'))
  expect(events.filter((event) => event.type === 'crashed')).toHaveLength(3)
  expect(events.at(-1)).toMatchObject({ type: 'gave-up', reason: 'ended with code 1' })
  expect(events.at(-1)).toHaveProperty('lastLines', ['no luck', 'no luck', 'no luck', 'no luck'])
})

test('a graceful stop is no crash, and nothing is started again', async () => {
  await supervisor.start(toy('calm', 'setInterval(()=>{},1000)'))
  await supervisor.stop('calm')
  await sleep(60)
  expect(events.map((event) => event.type)).toEqual(['ready'])
})

test('what ignores SIGTERM is killed when its time is up', async () => {
  const script = `process.on('SIGTERM',()=>{});console.log('up');setInterval(()=>{},1000)`
  await supervisor.start(toy('stubborn', script, { stopTimeoutMs: 100 }))
  await until(() => readLog('stubborn').includes('up'))
  const pid = supervisor.pids().stubborn ?? 0
  await supervisor.stop('stubborn')
  expect(isAlive(pid)).toBe(false)
})

test('the children of a process end with it', async () => {
  const script = `const c=require('child_process').spawn(process.execPath,['-e','setInterval(()=>{},1000)']);console.log(c.pid);setInterval(()=>{},1000)`
  await supervisor.start(toy('parent', script))
  await until(() => /\d+\n/.test(readLog('parent')))
  const child = Number(readLog('parent'))
  await supervisor.kill('parent', 'SIGKILL')
  await until(() => !isAlive(child))
})

test('groups are stopped in the order given', async () => {
  const stamp = join(logDir, 'order.txt')
  const script = (name: string) =>
    `process.on('SIGTERM',()=>{require('fs').appendFileSync(${JSON.stringify(stamp)},'${name} ');process.exit(0)});console.log('up');setInterval(()=>{},1000)`
  for (const name of ['auth', 'storefront', 'stripe']) {
    await supervisor.start(toy(name, script(name)))
    await until(() => readLog(name).includes('up'))
  }
  await supervisor.stopAll([['storefront'], ['auth'], ['stripe']])
  expect(readFileSync(stamp, 'utf8')).toBe('storefront auth stripe ')
})

test('warnings of a JSON log are passed on, the rest is not', async () => {
  const lines = ['{"level":30,"msg":"fine"}', '{"level":40,"msg":"careful"}', '{"level":50,"msg":"bad"}']
  await supervisor.start(
    toy('noisy', `${lines.map((line) => `console.log('${line}')`).join(';')};setInterval(()=>{},1000)`),
  )
  await until(() => events.filter((event) => event.type === 'line').length === 2)
  expect(events.filter((event) => event.type === 'line').map((event) => event.level)).toEqual(['warn', 'error'])
})

test('nothing outlives the process that supervises, even when that is killed', async () => {
  const module = new URL('./supervisor.ts', import.meta.url).href
  const script = `import { Supervisor } from ${JSON.stringify(module)};
    const s = new Supervisor({ logDir: ${JSON.stringify(logDir)} });
    await s.start({ name: 'orphan', command: process.execPath, args: ['-e', 'setInterval(()=>{},1000)'], cwd: '/', env: () => ({}) });
    console.log(s.pids().orphan)`
  const outer = toy('outer', script)
  await supervisor.start({ ...outer, args: ['--input-type=module', ...outer.args] })
  await until(() => /\d+\n/.test(readLog('outer')))
  const orphan = Number(readLog('outer'))
  expect(isAlive(orphan)).toBe(true)
  process.kill(supervisor.pids().outer ?? 0, 'SIGKILL')
  await until(() => !isAlive(orphan))
})
