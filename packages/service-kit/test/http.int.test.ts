import { errorDataSchema, HEADERS, newEvent, newId } from '@millyard/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { JSON_LIMIT_BYTES, UPLOAD_LIMIT_BYTES } from '../src/http.ts'
import { startTestService, type TestService } from '../src/testing/index.ts'
import { type SampleDeps, type SampleRouter, sampleService } from './sample-service.ts'

let sample: TestService<SampleRouter, SampleDeps>

beforeAll(async () => {
  sample = await startTestService<SampleRouter, typeof sampleService.env, SampleDeps>(sampleService)
})

afterAll(() => sample?.close())

const failure = z.object({ error: z.object({ message: z.string(), data: errorDataSchema }) })

function post(path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  return fetch(`${sample.url}${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

/** The error that an answer holds. */
async function refusal(answer: Response | Promise<Response>) {
  const response = await answer
  const { error } = failure.parse(await response.json())
  expect(error.data.httpStatus).toBe(response.status)
  expect(error.data.requestId).toBe(response.headers.get(HEADERS.requestId))
  return { ...error.data, message: error.message }
}

describe('requests', () => {
  test('a request id that is given is echoed; one that is none, or could do harm in a log, is replaced', async () => {
    const ask = async (id?: string) =>
      (await fetch(`${sample.url}/trpc/hello`, { headers: id ? { [HEADERS.requestId]: id } : {} })).headers.get(
        HEADERS.requestId,
      )
    expect(await ask('req-12345678')).toBe('req-12345678')
    const made = await ask()
    expect(made).toMatch(/^[0-9a-f]{32}$/)
    expect(await ask()).not.toBe(made)
    for (const bad of ['short', 'x'.repeat(81), '{"level":60}', 'a b c d e f g']) {
      expect(await ask(bad)).toMatch(/^[0-9a-f]{32}$/)
    }
  })

  test('one request calls one procedure: batches are refused', async () => {
    const answer = await fetch(`${sample.url}/trpc/hello,hello?batch=1&input={}`)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ error: { data: { code: 'BAD_INPUT' } } })
  })

  test('health and readiness need nobody’s permission', async () => {
    expect((await fetch(`${sample.url}/healthz`)).status).toBe(200)
    expect(await (await fetch(`${sample.url}/readyz`)).json()).toEqual({ ready: true, service: 'shipping' })
  })

  test('a service that has lost its database is alive, but not ready', async () => {
    const { database } = sample.module
    const { ping } = database
    database.ping = () => Promise.reject(new Error('gone'))
    expect((await fetch(`${sample.url}/readyz`)).status).toBe(503)
    expect((await fetch(`${sample.url}/healthz`)).status).toBe(200)
    database.ping = ping
    expect((await fetch(`${sample.url}/readyz`)).status).toBe(200)
  })
})

describe('errors', () => {
  test('an error that nobody threw on purpose is INTERNAL, with the request’s id and not a word of its message', async () => {
    const answer = await fetch(`${sample.url}/trpc/boom`, { headers: { [HEADERS.requestId]: 'req-12345678' } })
    const text = await answer.clone().text()
    expect(await refusal(answer)).toMatchObject({ code: 'INTERNAL', httpStatus: 500, requestId: 'req-12345678' })
    expect(text).not.toMatch(/hunter2|postgres|stack|at /)
  })

  test('an answer that does not fit its schema is a failure of ours and does not leave the house', async () => {
    const answer = await fetch(`${sample.url}/trpc/wrongOutput`)
    const text = await answer.clone().text()
    expect(await refusal(answer)).toMatchObject({ code: 'INTERNAL', httpStatus: 500 })
    expect(text).not.toContain('hunter2')
  })

  test('wrong input names its fields', async () => {
    const { code, fields } = await refusal(post('/trpc/echo', JSON.stringify({ text: 5 })))
    expect(code).toBe('BAD_INPUT')
    expect(fields?.map((field) => field.path)).toEqual(['text'])
  })

  test.each([
    ['INVALID_JSON', '{"text":', 400],
    ['BAD_INPUT', 'null', 400],
    ['BAD_INPUT', '[]', 400],
  ])('%s for the body %s', async (code, body, httpStatus) => {
    expect(await refusal(post('/trpc/echo', body))).toMatchObject({ code, httpStatus })
  })

  test('what does not exist is NOT_FOUND, inside tRPC and outside', async () => {
    expect((await refusal(fetch(`${sample.url}/trpc/nothing`))).code).toBe('NOT_FOUND')
    expect((await refusal(fetch(`${sample.url}/nothing`))).code).toBe('NOT_FOUND')
    expect((await refusal(fetch(`${sample.url}/trpc/toString`))).code).toBe('NOT_FOUND')
    expect((await refusal(fetch(`${sample.url}/trpc/__proto__`))).code).toBe('NOT_FOUND')
  })

  test('a mutation is not read with GET', async () => {
    expect((await refusal(fetch(`${sample.url}/trpc/echo?input={}`))).code).toBe('METHOD_NOT_ALLOWED')
  })
})

describe('body limits', () => {
  const json = (bytes: number) => JSON.stringify({ text: 'x'.repeat(bytes - '{"text":""}'.length) })

  test('JSON may have one MiB, and not one byte more', async () => {
    expect((await post('/trpc/echo', json(JSON_LIMIT_BYTES))).status).toBe(200)
    expect(await refusal(post('/trpc/echo', json(JSON_LIMIT_BYTES + 1)))).toMatchObject({
      code: 'TOO_LARGE',
      httpStatus: 413,
    })
  })

  test('who sends too much gets the answer, however long it is busy sending', async () => {
    const large = json(8 * JSON_LIMIT_BYTES)
    const answers = await Promise.all(Array.from({ length: 12 }, () => post('/trpc/echo', large)))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 413))
  })

  test('a body without a stated length is measured as it arrives', async () => {
    const stream = new Blob([json(JSON_LIMIT_BYTES + 1)]).stream()
    const request = { method: 'POST', body: stream, duplex: 'half', headers: { 'content-type': 'application/json' } }
    const answer = await fetch(`${sample.url}/trpc/echo`, request as RequestInit).catch(() => undefined)
    // The server may hang up before everything was sent; what it must not do is to take it.
    expect(answer?.status ?? 413).toBe(413)
  })

  test('an upload states its length, and no more than 12 MB', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    const large = await post('/trpc/echo', new Uint8Array(UPLOAD_LIMIT_BYTES + 1), headers).catch(() => undefined)
    if (large)
      expect(await refusal(large)).toMatchObject({ code: 'TOO_LARGE', message: 'Uploads are limited to 12 MB.' })
    const stream = { method: 'POST', body: new Blob(['--x--']).stream(), duplex: 'half', headers }
    expect((await refusal(fetch(`${sample.url}/trpc/echo`, stream as RequestInit))).code).toBe('TOO_LARGE')
  })

  test('what is neither JSON nor an upload is not read at all', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect(await refusal(post('/trpc/echo', 'text=a', headers))).toMatchObject({
      code: 'UNSUPPORTED_MEDIA',
      httpStatus: 415,
    })
  })
})

describe('metrics', () => {
  test('tell how long each procedure took, by name and status', async () => {
    await fetch(`${sample.url}/trpc/hello`)
    await fetch(`${sample.url}/trpc/boom`)
    const text = await (await fetch(`${sample.url}/metrics`)).text()
    expect(text).toMatch(/http_request_duration_seconds_count\{service="shipping",route="hello",status="200"\} \d+/)
    expect(text).toMatch(/http_request_duration_seconds_count\{service="shipping",route="boom",status="500"\} \d+/)
  })

  test('strangers cannot fill them with names of their own', async () => {
    await fetch(`${sample.url}/trpc/somethingInvented`)
    await fetch(`${sample.url}/trpc/invented,hello?batch=1&input={}`)
    await fetch(`${sample.url}/alsoInvented`)
    const text = await (await fetch(`${sample.url}/metrics`)).text()
    expect(text).not.toMatch(/invented/i)
    expect(text).toContain('route="unknown",status="404"')
  })
})

describe('who may bring an event', () => {
  const event = () =>
    newEvent('vendor.updated.v1', {
      aggregateId: newId('ven'),
      correlationId: newId('evt'),
      occurredAt: new Date(),
      data: {
        vendorId: newId('ven'),
        version: 1,
        status: 'approved',
        slug: 'mill',
        name: 'Mill',
        tagline: '',
        story: '',
        city: '',
        country: 'PT',
        foundedYear: null,
        website: null,
      },
    })
  const bring = (body: unknown, token?: string) =>
    post('/internal/events', typeof body === 'string' ? body : JSON.stringify(body), {
      ...(token ? { [HEADERS.serviceToken]: token } : {}),
    })

  test('its publisher alone', async () => {
    const { peers } = sample
    expect((await bring(event(), await peers.serviceToken('auth', 'shipping'))).status).toBe(200)
    expect((await refusal(bring(event(), await peers.serviceToken('order', 'shipping')))).code).toBe('FORBIDDEN')
    expect((await refusal(bring(event(), await peers.serviceToken('auth', 'order')))).code).toBe('UNAUTHENTICATED')
    expect((await refusal(bring(event(), await peers.customerToken()))).code).toBe('UNAUTHENTICATED')
    expect((await refusal(bring(event(), 'x'))).code).toBe('UNAUTHENTICATED')
    expect((await refusal(bring(event()))).code).toBe('UNAUTHENTICATED')
  })

  test('what is no event, or not one of its type, is bad input', async () => {
    const token = await sample.peers.serviceToken('auth', 'shipping')
    for (const body of ['{}', 'null', { ...event(), type: 'vendor.vanished.v1' }, { ...event(), data: {} }]) {
      expect((await refusal(bring(body, token))).code).toBe('BAD_INPUT')
    }
    expect((await refusal(bring('{', token))).code).toBe('INVALID_JSON')
  })
})
