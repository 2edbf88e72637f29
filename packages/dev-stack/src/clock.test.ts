import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { advanceClock, clockOffsetMs, describeOffset, parseDuration, setClock } from './clock.ts'
import { SERVICES } from './names.ts'

const calls: string[] = []
let refuse = ''
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => (body += chunk))
  request.on('end', () => {
    const name = request.url?.split('/')[1] ?? ''
    calls.push(`${name} ${JSON.parse(body).offsetMs}`)
    response.writeHead(name === refuse ? 500 : 200).end('{}')
  })
})
let dataDir: string
let urls: Record<string, string>

beforeAll(async () => {
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const address = server.address()
  const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  urls = Object.fromEntries([...SERVICES, 'stripe', 'carrier'].map((name) => [name, `${base}/${name}`]))
  dataDir = mkdtempSync(join(tmpdir(), 'millyard-clock-'))
})

afterAll(() => {
  server.close()
  rmSync(dataDir, { recursive: true, force: true })
})

test.each([
  ['+15d', 15 * 86_400_000],
  ['+6h30m', 6.5 * 3_600_000],
  ['-2h', -2 * 3_600_000],
  ['1.5d', 1.5 * 86_400_000],
  ['soon', undefined],
  ['+15', undefined],
])('%s is %s milliseconds', (text, ms) => {
  expect(parseDuration(text)).toBe(ms)
})

test('an offset is said in words', () => {
  expect(describeOffset(0)).toBe('the real time')
  expect(describeOffset(15 * 86_400_000 + 3_600_000)).toBe('15 days 1 hour ahead of the real time')
  expect(describeOffset(-60_000)).toBe('1 minute behind the real time')
})

test('the clock reaches services, then emulators, then the services again, and is kept', async () => {
  calls.length = 0
  expect(await advanceClock({ dataDir, urls }, 5_000)).toBe(5_000)
  expect(await advanceClock({ dataDir, urls }, 2_000)).toBe(7_000)
  expect(clockOffsetMs(dataDir)).toBe(7_000)
  const round = calls.slice(-14).map((call) => call.split(' ')[0] ?? '')
  expect(round.slice(0, 6).sort()).toEqual([...SERVICES].sort())
  expect(round.slice(6, 8).sort()).toEqual(['carrier', 'stripe'])
  expect(round.slice(8).sort()).toEqual([...SERVICES].sort())
  expect(new Set(calls.slice(-14).map((call) => call.split(' ')[1]))).toEqual(new Set(['7000']))
})

test('a part that does not follow is named; the offset is kept for when it restarts', async () => {
  refuse = 'payment'
  await expect(setClock({ dataDir, urls }, 9_000)).rejects.toThrow('payment answered 500')
  expect(clockOffsetMs(dataDir)).toBe(9_000)
  refuse = ''
})
