import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type CarrierScan, TRACKING_STATUSES } from '@millyard/contracts'
import fastify from 'fastify'
import { z } from 'zod'
import { renderParcelsPage } from './page.ts'
import { DEFAULT_SCHEDULE, dueScans, newTrackingNumber, type Parcel, type Schedule, scan, stepsTo } from './parcels.ts'

export const SIGNATURE_HEADER = 'Millyard-Carrier-Signature'

export interface CarrierEmulatorOptions {
  /** 0 picks a free one. */
  port?: number
  host?: string
  /** Signs the webhooks. */
  secret: string
  /** JSON file that keeps parcels and undelivered webhooks. Without it they are forgotten at the end. */
  dataFile?: string
  schedule?: Partial<Schedule>
  clockOffsetMs?: number
  /** Waits between attempts of a webhook; after the last one it is given up. */
  retryDelaysMs?: readonly number[]
}

export interface CarrierEmulator {
  url: string
  close(): Promise<void>
}

interface State {
  parcels: Parcel[]
  /** Scans that the receiver has not taken yet, oldest first. */
  outbox: CarrierScan[]
}

const parcelInput = z.object({
  reference: z.string().min(1).max(100),
  trackingNumber: z.string().min(4).max(60).optional(),
  webhookUrl: z.url(),
  from: z.string().max(200).default(''),
  to: z.string().max(200).default(''),
})
const advanceInput = z.object({ to: z.enum(TRACKING_STATUSES) })
const clockInput = z.object({ offsetMs: z.int() })

/** About four minutes in all: a service that restarts misses nothing. */
const DEFAULT_RETRY_DELAYS_MS = [100, 250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000]

/**
 * Yard Post, a carrier that exists for development, tests and demos. Parcels are announced over its API, move as its clock
 * does (or by hand, on its page), and every scan is posted, signed, to the webhook that the parcel named: at least once, in
 * order per parcel, again until it is taken.
 */
export async function startCarrierEmulator(options: CarrierEmulatorOptions): Promise<CarrierEmulator> {
  const schedule = { ...DEFAULT_SCHEDULE, ...options.schedule }
  const retryDelays = options.retryDelaysMs ?? DEFAULT_RETRY_DELAYS_MS
  const state = readState(options.dataFile)
  const closing = new AbortController()
  let offsetMs = options.clockOffsetMs ?? 0
  const now = () => new Date(Date.now() + offsetMs)
  const find = (trackingNumber: string) => state.parcels.find((parcel) => parcel.trackingNumber === trackingNumber)

  let saving = Promise.resolve()
  const save = () => {
    saving = saving.then(() => writeState(options.dataFile, state)).catch(() => undefined)
    return saving
  }

  // One delivery chain per parcel keeps its scans in order.
  const chains = new Map<string, Promise<void>>()
  const deliver = (entry: CarrierScan): Promise<void> => {
    const chain = (chains.get(entry.trackingNumber) ?? Promise.resolve()).then(async () => {
      const parcel = find(entry.trackingNumber)
      if (parcel) await postUntilTaken(parcel.webhookUrl, entry, options.secret, retryDelays, closing.signal)
      if (closing.signal.aborted) return // stays in the outbox
      state.outbox = state.outbox.filter((waiting) => waiting !== entry)
      await save()
    })
    chains.set(entry.trackingNumber, chain)
    return chain
  }
  const record = async (parcel: Parcel, steps: { status: Parcel['status']; at: Date }[]) => {
    const entries = steps.map(({ status, at }) => scan(parcel, status, at))
    state.outbox.push(...entries)
    await save()
    await Promise.race([Promise.all(entries.map(deliver)), sleep(15_000, undefined, { ref: false })])
  }
  const moveAll = () =>
    Promise.all(
      state.parcels.map(async (parcel) => {
        const due = dueScans(parcel, schedule, now())
        if (due.length > 0) await record(parcel, due)
      }),
    )

  const app = fastify({ logger: false, bodyLimit: 65_536 })
  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof z.ZodError) return reply.status(422).send({ error: z.prettifyError(error) })
    const status = (error as { statusCode?: number }).statusCode ?? 500
    return reply.status(status).send({ error: error instanceof Error ? error.message : 'Something went wrong' })
  })
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )

  app.get('/healthz', () => ({ ok: true, service: 'carrier-emulator' }))
  app.get('/', (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(renderParcelsPage(state.parcels, state.outbox.length, now())),
  )
  app.get('/v1/parcels', () => ({ parcels: state.parcels }))
  app.get<{ Params: { trackingNumber: string } }>('/v1/parcels/:trackingNumber', (request, reply) => {
    const parcel = find(request.params.trackingNumber)
    return parcel ?? reply.status(404).send({ error: 'There is no such parcel' })
  })
  app.post('/v1/parcels', async (request, reply) => {
    const input = parcelInput.parse(request.body)
    const existing = input.trackingNumber
      ? find(input.trackingNumber)
      : state.parcels.find((parcel) => parcel.reference === input.reference)
    if (existing) {
      if (existing.reference === input.reference) return existing // the caller did not hear our first answer
      return reply.status(409).send({ error: 'This tracking number belongs to another parcel' })
    }
    const parcel: Parcel = {
      ...input,
      trackingNumber: input.trackingNumber ?? newTrackingNumber(),
      announcedAt: now().toISOString(),
      status: 'announced',
      scans: [],
    }
    state.parcels.push(parcel)
    await save()
    return reply.status(201).send(parcel)
  })

  app.post<{ Params: { trackingNumber: string } }>(
    '/_emulator/parcels/:trackingNumber/advance',
    async (request, reply) => {
      const { to } = advanceInput.parse(request.body)
      const parcel = find(request.params.trackingNumber)
      if (!parcel) return reply.status(404).send({ error: 'There is no such parcel' })
      await record(
        parcel,
        stepsTo(parcel, to).map((status) => ({ status, at: now() })),
      )
      const isPage = request.headers.accept?.includes('text/html') ?? false
      return isPage ? reply.redirect('/', 303) : parcel
    },
  )
  app.post('/_emulator/clock', async (request) => {
    offsetMs = clockInput.parse(request.body).offsetMs
    await moveAll()
    return { now: now().toISOString() }
  })

  const url = await app.listen({ port: options.port ?? 0, host: options.host ?? '127.0.0.1' })
  for (const entry of state.outbox) void deliver(entry)
  const timer = setInterval(() => void moveAll(), 5_000)
  return {
    url,
    close: async () => {
      clearInterval(timer)
      closing.abort()
      await app.close()
      await Promise.allSettled(chains.values())
      await save()
    },
  }
}

/** `t=<seconds>,v1=<hex>`: HMAC-SHA256 over `<seconds>.<body>`. The time is the machine's: signatures do not follow the dev clock. */
export function signWebhook(body: string, secret: string, at = new Date()): string {
  const seconds = Math.floor(at.getTime() / 1000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

async function postUntilTaken(
  url: string,
  entry: CarrierScan,
  secret: string,
  retryDelays: readonly number[],
  signal: AbortSignal,
): Promise<void> {
  const body = JSON.stringify(entry)
  for (const delay of [...retryDelays, undefined]) {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: signWebhook(body, secret) },
        body,
        signal: AbortSignal.any([signal, AbortSignal.timeout(10_000)]),
      })
      await response.body?.cancel()
      if (response.ok) return
    } catch {
      // Not reachable: tried again below.
    }
    if (delay === undefined || signal.aborted) return
    await sleep(delay, undefined, { signal }).catch(() => undefined)
  }
}

function readState(file: string | undefined): State {
  if (file === undefined || !existsSync(file)) return { parcels: [], outbox: [] }
  return JSON.parse(readFileSync(file, 'utf8')) as State
}

async function writeState(file: string | undefined, state: State): Promise<void> {
  if (file === undefined) return
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.tmp`, JSON.stringify(state))
  await rename(`${file}.tmp`, file)
}
