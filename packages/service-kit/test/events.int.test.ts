import { request } from 'node:http'
import { HEADERS, newEvent, newId } from '@millyard/contracts'
import { TRPCClientError } from '@trpc/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestService, type TestService } from '../src/testing/index.ts'
import {
  eventually,
  type SampleDeps,
  type SampleRouter,
  sampleService,
  startFlakySubscriber,
} from './sample-service.ts'

let sample: TestService<SampleRouter, SampleDeps>
/** Stands for the notification service. The other subscriber of a parcel, order, is the test kit's and never fails. */
let flaky: Awaited<ReturnType<typeof startFlakySubscriber>>

beforeAll(async () => {
  flaky = await startFlakySubscriber()
  sample = await startTestService<SampleRouter, typeof sampleService.env, SampleDeps>(sampleService, {
    NOTIFICATION_URL: flaky.url,
  })
})

afterAll(async () => {
  await sample?.close()
  await flaky?.close()
})

const sql = <Row>(query: string, ...values: unknown[]) =>
  sample.deps.database.client.$queryRawUnsafe<Row[]>(query, ...values)

const notes = (note: string) => sql('select 1 from sample_note where note = $1', note)
const deliveriesOf = (aggregateId: string) =>
  sql<{ attempts: number }>(
    `select attempts from graphile_worker._private_jobs where payload->'event'->>'aggregateId' = $1`,
    aggregateId,
  )
const arrivedAtOrder = (aggregateId: string) =>
  sample.peers.delivered.filter(({ event }) => event.aggregateId === aggregateId)

describe('publishing', () => {
  test('an event of a transaction that is rolled back is never delivered', async () => {
    const [lost, kept] = [newId('shp'), newId('shp')]
    await expect(sample.as().ship.mutate({ shipmentId: lost, thenFail: true })).rejects.toThrow(TRPCClientError)
    expect(await deliveriesOf(lost)).toEqual([])
    // One that was committed later has arrived everywhere; nothing of the first has.
    await sample.as().ship.mutate({ shipmentId: kept })
    await sample.peers.waitForEvent('parcel.shipped.v1', kept)
    await eventually(() => expect(flaky.taken).toContain(kept))
    expect(arrivedAtOrder(lost)).toEqual([])
    expect(flaky.taken).not.toContain(lost)
    expect(await notes(lost)).toEqual([])
  })

  test('a committed one reaches each subscriber once, although one of them fails first', async () => {
    const shipmentId = newId('shp')
    flaky.state.failures = 1
    flaky.state.refusals = 0
    await sample.as().ship.mutate({ shipmentId })
    await eventually(() => expect(flaky.taken).toContain(shipmentId))
    await eventually(async () => expect(await deliveriesOf(shipmentId)).toEqual([]))
    expect(flaky.state.refusals).toBe(1)
    expect(flaky.taken.filter((id) => id === shipmentId)).toHaveLength(1)
    expect(arrivedAtOrder(shipmentId), 'the one that took it at once is not told again').toHaveLength(1)
  })
})

describe('receiving', () => {
  const cancelled = (reason: 'checkout_failed' | 'payment_expired') =>
    newEvent('order.cancelled.v1', {
      aggregateId: newId('ord'),
      correlationId: newId('evt'),
      occurredAt: new Date(),
      data: { orderId: newId('ord'), number: newId('ord'), customerId: newId('usr'), reason, wasPlaced: true },
    })
  const inbox = (id: string) => sql('select 1 from inbox_event where event_id = $1', id)

  test('a handler that throws leaves neither its effect nor a row in the inbox, so that it is tried again', async () => {
    const event = cancelled('checkout_failed')
    for (let time = 0; time < 2; time++) expect((await sample.redeliver(event)).status).toBe(500)
    expect(await inbox(event.id)).toEqual([])
    expect(await notes(event.data.number)).toEqual([])
  })

  test('P07 twenty deliveries at once are one effect', async () => {
    const event = cancelled('payment_expired')
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () => (await sample.redeliver(event)).json() as Promise<{ isNew: boolean }>),
    )
    expect(answers.filter((answer) => answer.isNew)).toHaveLength(1)
    expect(await inbox(event.id)).toHaveLength(1)
    expect(await notes(event.data.number)).toHaveLength(1)
  })
})

describe('the correlation id', () => {
  test('goes from a request into the events that it causes', async () => {
    const correlationId = newId('evt')
    const shipmentId = newId('shp')
    await sample.as(undefined, { [HEADERS.correlationId]: correlationId }).ship.mutate({ shipmentId })
    expect((await sample.peers.waitForEvent('parcel.shipped.v1', shipmentId)).correlationId).toBe(correlationId)
  })

  test('is the request’s own id when none was given', async () => {
    const shipmentId = newId('shp')
    await sample.as(undefined, { [HEADERS.requestId]: 'req-12345678' }).ship.mutate({ shipmentId })
    expect((await sample.peers.waitForEvent('parcel.shipped.v1', shipmentId)).correlationId).toBe('req-12345678')
  })

  test('goes from a request into the jobs that it enqueues', async () => {
    const correlationId = newId('evt')
    const note = newId('evt')
    await sample.as(undefined, { [HEADERS.correlationId]: correlationId }).enqueue.mutate({ job: 'remember', note })
    await eventually(() => expect(sample.deps.seen).toContainEqual({ note, correlationId }))
  })

  test('survives a body that arrives slowly', async () => {
    const correlationId = newId('evt')
    const body = JSON.stringify({ job: 'remember', note: correlationId })
    await new Promise<void>((resolve, reject) => {
      const sending = request(
        `${sample.url}/trpc/enqueue`,
        { method: 'POST', headers: { 'content-type': 'application/json', [HEADERS.correlationId]: correlationId } },
        (answer) => answer.resume().on('end', resolve),
      )
      sending.on('error', reject)
      sending.write(body.slice(0, 10))
      setTimeout(() => sending.end(body.slice(10)), 50)
    })
    await eventually(() => expect(sample.deps.seen).toContainEqual({ note: correlationId, correlationId }))
  })

  test('goes from an event into the jobs that its handler enqueues', async () => {
    const name = newId('ven')
    const event = await sample.deliver('vendor.updated.v1', newId('ven'), {
      vendorId: newId('ven'),
      version: 1,
      status: 'approved',
      slug: 'mill',
      name,
      tagline: '',
      story: '',
      city: '',
      country: 'PT',
      foundedYear: null,
      website: null,
    })
    await eventually(() => expect(sample.deps.seen).toContainEqual({ note: name, correlationId: event.correlationId }))
  })

  test('two requests at the same time keep theirs apart', async () => {
    const ids = Array.from({ length: 10 }, () => newId('evt'))
    await Promise.all(
      ids.map((id) =>
        sample.as(undefined, { [HEADERS.correlationId]: id }).enqueue.mutate({ job: 'remember', note: id }),
      ),
    )
    for (const id of ids) {
      await eventually(() => expect(sample.deps.seen).toContainEqual({ note: id, correlationId: id }))
    }
  })
})

describe('operations', () => {
  test('a delivery that failed for good is listed with its error, and goes out once it is put back', async () => {
    const staff = sample.as(await sample.peers.adminToken())
    const shipmentId = newId('shp')
    flaky.state.failures = 1_000
    await sample.as().ship.mutate({ shipmentId })
    const retrying = await eventually(async () => {
      const { items } = await staff.operations.deliveries.query({ state: 'retrying' })
      const item = items.find((delivery) => delivery.subscriber === 'notification')
      expect(item?.lastError).toContain('notification answered 500: {"error":"the mill stands still"}')
      return item
    })
    expect(retrying).toMatchObject({ service: 'shipping', eventType: 'parcel.shipped.v1', attempts: 1 })
    expect(retrying?.nextAttemptAt).not.toBeNull()

    // Two days later: no attempt is left.
    await sql(`update graphile_worker._private_jobs set attempts = max_attempts where id = $1::bigint`, retrying?.id)
    expect((await staff.operations.deliveries.query({ state: 'retrying' })).items).toEqual([])
    const { items } = await staff.operations.deliveries.query({ state: 'failed' })
    expect(items).toMatchObject([{ id: retrying?.id, state: 'failed', nextAttemptAt: null }])

    flaky.state.failures = 0
    await staff.operations.retryDelivery.mutate({ id: retrying?.id ?? '' })
    const { data } = await sample.peers.waitForEvent('staff.acted.v1', retrying?.eventId)
    expect(data).toMatchObject({
      action: 'delivery.retry',
      subjectName: 'parcel.shipped.v1',
      details: { state: 'failed' },
    })
    await eventually(() => expect(flaky.taken).toContain(shipmentId))
    await eventually(async () => expect((await staff.operations.deliveries.query({})).items).toEqual([]))
    expect(flaky.taken.filter((id) => id === shipmentId)).toHaveLength(1)
  })

  test('what is no failed delivery of this service cannot be put back', async () => {
    const staff = sample.as(await sample.peers.adminToken())
    await sample.as().enqueue.mutate({ job: 'wait', note: 'of another kind' })
    const [job] = await eventually(async () => {
      const rows = await sql<{ id: string }>(
        `select id::text from graphile_worker._private_jobs where payload->'payload'->>'note' = 'of another kind'`,
      )
      expect(rows).toHaveLength(1)
      return rows
    })
    for (const id of [job?.id ?? '', '999999', 'x', '-1', '9'.repeat(40)]) {
      const error = await staff.operations.retryDelivery.mutate({ id }).catch((reason: unknown) => reason)
      expect(error).toMatchObject({ data: { code: 'NOT_FOUND' } })
    }
    sample.deps.jobs.open()
  })

  test('a forged page marker is bad input', async () => {
    const staff = sample.as(await sample.peers.adminToken())
    for (const key of [['9'.repeat(30)], ['1; drop table x'], [1], []]) {
      const cursor = Buffer.from(JSON.stringify(key)).toString('base64url')
      const error = await staff.operations.deliveries.query({ cursor }).catch((reason: unknown) => reason)
      expect(error).toMatchObject({ data: { code: 'BAD_INPUT' } })
    }
  })
})

describe('what staff do', () => {
  const act = async (
    how: 'recorded' | 'forgotten' | 'bare' | 'unchanged' | 'failed' | 'again',
    note = newId('prd'),
  ) => {
    const staff = sample.as(await sample.peers.adminToken())
    const error = await staff.act.mutate({ note, how }).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    return { note, error }
  }

  test('is told to the auth service, in the transaction that does it, without private data', async () => {
    const { note, error } = await act('recorded')
    expect(error).toBeUndefined()
    const { data } = await sample.peers.waitForEvent('staff.acted.v1', note)
    expect(data).toMatchObject({
      actorUserId: expect.stringMatching(/^usr_/),
      actorName: 'Test Person',
      action: 'product.approve',
      subjectType: 'product',
      subjectId: note,
      subjectName: 'A bowl',
      details: { note: 'Ask [address]' },
      service: 'product',
    })
  })

  test('without an entry is refused and rolled back: a mutation cannot forget it', async () => {
    for (const how of ['forgotten', 'again'] as const) {
      const { note, error } = await act(how)
      expect(error, how).toMatchObject({ data: { code: 'INTERNAL' } })
      expect(await notes(note), how).toEqual([])
      expect(await deliveriesOf(note), how).toEqual([])
    }
  })

  test('outside of a transaction, without an entry, fails too', async () => {
    expect((await act('bare')).error).toMatchObject({ data: { code: 'INTERNAL' } })
  })

  test('that changed nothing needs no entry, once it says so', async () => {
    const { note, error } = await act('unchanged')
    expect(error).toBeUndefined()
    expect(await deliveriesOf(note)).toEqual([])
  })

  test('and is rolled back leaves no entry', async () => {
    const { note, error } = await act('failed')
    expect(error).toMatchObject({ data: { code: 'INTERNAL' } })
    expect(await notes(note)).toEqual([])
    expect(await deliveriesOf(note)).toEqual([])
  })
})
