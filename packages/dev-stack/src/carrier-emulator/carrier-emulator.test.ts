import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { carrierScanSchema } from '@millyard/contracts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CarrierEmulator, type CarrierEmulatorOptions, startCarrierEmulator } from './server.ts'

const SECRET = 'carrier-secret'
let receiver: Server
let webhookUrl: string
let received: { status: string; body: string; signature: string }[]
let failures: number
let carrier: CarrierEmulator
let folder: string

beforeEach(async () => {
  received = []
  failures = 0
  receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      if (failures-- > 0) return response.writeHead(503).end()
      const { status } = carrierScanSchema.parse(JSON.parse(body))
      received.push({ status, body, signature: String(request.headers['millyard-carrier-signature']) })
      response.end('ok')
    })
  })
  await new Promise<void>((settle) => receiver.listen(0, '127.0.0.1', settle))
  const address = receiver.address()
  webhookUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/webhooks/carrier`
  folder = mkdtempSync(join(tmpdir(), 'millyard-carrier-'))
  carrier = await start()
})

afterEach(async () => {
  await carrier.close()
  await new Promise((settle) => receiver.close(settle))
  rmSync(folder, { recursive: true, force: true })
})

function start(options: Partial<CarrierEmulatorOptions> = {}): Promise<CarrierEmulator> {
  return startCarrierEmulator({
    secret: SECRET,
    retryDelaysMs: [5, 10, 20],
    dataFile: join(folder, 'carrier.json'),
    ...options,
  })
}

async function post(path: string, body: unknown) {
  const response = await fetch(carrier.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, json: (await response.json()) as Record<string, string> }
}

const parcel = (extra: object = {}) => ({ reference: 'M-1001-1', webhookUrl, from: 'Porto', to: 'Oslo', ...extra })
const HOUR = 3_600_000

test('an announced parcel gets a tracking number, and announcing it again changes nothing', async () => {
  const first = await post('/v1/parcels', parcel())
  expect(first.status).toBe(201)
  expect(first.json.trackingNumber).toMatch(/^YP\d{11}$/)
  const again = await post('/v1/parcels', parcel())
  expect(again.json.trackingNumber).toBe(first.json.trackingNumber)
  const other = await post('/v1/parcels', parcel({ reference: 'M-2', trackingNumber: first.json.trackingNumber }))
  expect(other.status).toBe(409)
})

test('the clock moves parcels; every scan is reported, in order, before the clock answers', async () => {
  const { json } = await post('/v1/parcels', parcel())
  await post('/_emulator/clock', { offsetMs: 13 * HOUR })
  expect(received.map((entry) => entry.status)).toEqual(['accepted', 'in_transit'])
  await post('/_emulator/clock', { offsetMs: 72 * HOUR })
  expect(received.map((entry) => entry.status)).toEqual(['accepted', 'in_transit', 'out_for_delivery', 'delivered'])
  const times = received.map((entry) => Date.parse(JSON.parse(entry.body).at) - Date.parse(json.announcedAt ?? ''))
  expect(times).toEqual([2 * HOUR, 12 * HOUR, 44 * HOUR, 50 * HOUR])
})

test('a webhook is signed over its time and its exact bytes', async () => {
  const { json } = await post('/v1/parcels', parcel())
  await post(`/_emulator/parcels/${json.trackingNumber}/advance`, { to: 'accepted' })
  const [entry] = received
  const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(entry?.signature ?? '') ?? []
  expect(Math.abs(Number(seconds) - Date.now() / 1000)).toBeLessThan(10)
  expect(signature).toBe(createHmac('sha256', SECRET).update(`${seconds}.${entry?.body}`).digest('hex'))
})

test('moving by hand leaves no gap, and a problem stops the parcel', async () => {
  const { json } = await post('/v1/parcels', parcel())
  await post(`/_emulator/parcels/${json.trackingNumber}/advance`, { to: 'out_for_delivery' })
  await post(`/_emulator/parcels/${json.trackingNumber}/advance`, { to: 'problem' })
  await post('/_emulator/clock', { offsetMs: 100 * HOUR })
  expect(received.map((entry) => entry.status)).toEqual(['accepted', 'in_transit', 'out_for_delivery', 'problem'])
})

test('a receiver that fails gets the scan again', async () => {
  failures = 2
  const { json } = await post('/v1/parcels', parcel())
  await post(`/_emulator/parcels/${json.trackingNumber}/advance`, { to: 'accepted' })
  expect(received.map((entry) => entry.status)).toEqual(['accepted'])
})

test('parcels survive a restart, and what was not taken is reported then', async () => {
  await carrier.close()
  carrier = await start({ retryDelaysMs: [60_000] })
  const { json } = await post('/v1/parcels', parcel())
  failures = 1
  void post(`/_emulator/parcels/${json.trackingNumber}/advance`, { to: 'accepted' }).catch(() => undefined)
  await expect.poll(() => failures).toBe(0)
  await carrier.close()
  carrier = await start()
  await expect.poll(() => received.map((entry) => entry.status)).toEqual(['accepted'])
  const kept = await (await fetch(`${carrier.url}/v1/parcels/${json.trackingNumber}`)).json()
  expect(kept).toMatchObject({ status: 'accepted', reference: 'M-1001-1' })
})

test('bad input is refused with the field that is wrong', async () => {
  const refused = await post('/v1/parcels', parcel({ webhookUrl: 'nowhere' }))
  expect(refused.status).toBe(422)
  expect(refused.json.error).toContain('webhookUrl')
  expect((await post('/_emulator/parcels/YP1/advance', { to: 'delivered' })).status).toBe(404)
  expect((await post('/_emulator/parcels/YP1/advance', { to: 'moon' })).status).toBe(422)
})

test('the page lists parcels and escapes what senders wrote', async () => {
  await post('/v1/parcels', parcel({ to: '<script>alert(1)</script>' }))
  const page = await (await fetch(`${carrier.url}/`)).text()
  expect(page).toContain('M-1001-1')
  expect(page).not.toContain('<script>alert')
})
