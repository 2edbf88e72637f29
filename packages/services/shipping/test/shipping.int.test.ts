import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type EventData, newId } from '@millyard/contracts'
import { startTestService, type TestService } from '@millyard/service-kit/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Deps } from '../src/deps.ts'
import type { ShippingRouter } from '../src/router.ts'
import { service } from '../src/service.ts'
import { signCarrierBody } from '../src/tracking/carrier-signature.ts'

const SECRET = 'carrier_test_secret'
const ADDRESS = { name: 'Ada Vale', line1: 'Mill Lane 1', postcode: '1010', city: 'Wien', country: 'AT' }
const METHOD = { name: 'Parcel', countries: ['DE', 'AT'], amountMinor: 590, minDays: 2, maxDays: 4 }

let shipping: TestService<ShippingRouter, Deps>
let carrier: Server
const announced: { trackingNumber: string; webhookUrl: string }[] = []

beforeAll(async () => {
  carrier = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      announced.push(JSON.parse(Buffer.concat(chunks).toString()))
      response.writeHead(201, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => carrier.listen(0, '127.0.0.1', resolve))
  shipping = await startTestService<ShippingRouter, typeof service.env, Deps>(service, {
    CARRIER_URL: `http://127.0.0.1:${(carrier.address() as AddressInfo).port}`,
    CARRIER_WEBHOOK_SECRET: SECRET,
  })
})

afterAll(async () => {
  await shipping?.close()
  carrier?.close()
})

/** A paid order of one factory with two lines (3 boards, 1 lamp). */
function paidOrder(vendorId = newId('ven')) {
  const board = newId('oit')
  const lamp = newId('oit')
  const line = (orderItemId: string, title: string, quantity: number) => ({
    orderItemId,
    productId: newId('prd'),
    variantId: newId('var'),
    title,
    variantTitle: '',
    image: null,
    quantity,
    unitPriceMinor: 1_000,
    totalMinor: 1_000 * quantity,
  })
  const data: EventData<'order.paid.v1'> = {
    orderId: newId('ord'),
    number: 'M-1001',
    customerId: newId('usr'),
    currency: 'EUR',
    goodsMinor: 4_000,
    shippingMinor: 0,
    taxMinor: 0,
    totalMinor: 4_000,
    paidAt: new Date().toISOString(),
    address: ADDRESS,
    parts: [
      {
        vendorOrderId: newId('vor'),
        number: 'M-1001-1',
        vendorId,
        vendorName: 'Oak & Iron',
        deliveryName: 'Parcel',
        shipBy: new Date().toISOString(),
        goodsMinor: 4_000,
        shippingMinor: 0,
        totalMinor: 4_000,
        commissionMinor: 400,
        payableMinor: 3_600,
        items: [line(board, 'Board', 3), line(lamp, 'Lamp', 1)],
      },
    ],
  }
  const vendorOrderId = data.parts[0]?.vendorOrderId ?? ''
  return { data, vendorId, vendorOrderId, board, lamp, orderId: data.orderId, customerId: data.customerId }
}

async function arrange() {
  const order = paidOrder()
  await shipping.deliver('order.paid.v1', order.orderId, order.data)
  return { ...order, vendor: shipping.as(await shipping.peers.vendorToken(order.vendorId)) }
}

function scan(trackingNumber: string, status: string, id = newId('evt')) {
  return JSON.stringify({
    id,
    trackingNumber,
    status,
    description: `Now ${status}`,
    place: 'Linz',
    at: new Date().toISOString(),
  })
}

function postScan(body: string, signature = signCarrierBody(SECRET, body, Math.floor(Date.now() / 1_000))) {
  return fetch(`${shipping.url}/webhooks/carrier`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'millyard-carrier-signature': signature },
    body,
  })
}

const refusedWith = (code: string) => ({ data: { code } })

describe('delivery methods', () => {
  it.each([
    [{ ...METHOD, amountMinor: -1 }, 'amountMinor'],
    [{ ...METHOD, currency: 'ZZZ' }, 'currency'],
    [{ ...METHOD, currency: 'KWD', amountMinor: 1_005 }, 'amountMinor'],
    [{ ...METHOD, countries: [] }, 'countries'],
    [{ ...METHOD, countries: ['Germany'] }, 'countries.0'],
    [{ ...METHOD, minDays: 5, maxDays: 2 }, 'maxDays'],
    [{ ...METHOD, name: ' ' }, 'name'],
  ])('refuses %j and names the field %s', async (method, path) => {
    const vendor = shipping.as(await shipping.peers.vendorToken())
    await expect(vendor.methods.create.mutate(method)).rejects.toMatchObject({
      data: { code: 'BAD_INPUT', fields: [{ path }] },
    })
  })

  it("P44 answers NOT_FOUND for another factory's method and leaves it as it was", async () => {
    const ownerId = newId('ven')
    const owner = shipping.as(await shipping.peers.vendorToken(ownerId))
    const other = shipping.as(await shipping.peers.vendorToken())
    const method = await owner.methods.create.mutate(METHOD)
    await expect(
      other.methods.update.mutate({ methodId: method.id, method: { ...METHOD, amountMinor: 1 } }),
    ).rejects.toMatchObject(refusedWith('NOT_FOUND'))
    await expect(other.methods.remove.mutate({ methodId: method.id })).rejects.toMatchObject(refusedWith('NOT_FOUND'))
    expect((await owner.methods.list.query()).methods).toEqual([method])
    await owner.methods.remove.mutate({ methodId: method.id })
    expect((await owner.methods.list.query()).methods).toEqual([])
  })

  it('quotes every factory in one call: reachable, unreachable, free above its threshold, lead time added', async () => {
    const [near, far] = [newId('ven'), newId('ven')]
    const nearVendor = shipping.as(await shipping.peers.vendorToken(near))
    const standard = await nearVendor.methods.create.mutate({ ...METHOD, freeFromMinor: 5_000 })
    await nearVendor.methods.create.mutate({ ...METHOD, name: 'Express', amountMinor: 1_290, minDays: 1, maxDays: 1 })
    await shipping.as(await shipping.peers.vendorToken(far)).methods.create.mutate({ ...METHOD, countries: ['US'] })
    const quote = await shipping.asService('order').internal.quote.query({
      country: 'AT',
      postcode: '1010',
      currency: 'EUR',
      groups: [
        { vendorId: near, goodsMinor: 5_000, weightGrams: 900, leadTimeDays: 3 },
        { vendorId: far, goodsMinor: 100, weightGrams: 900, leadTimeDays: 0 },
      ],
    })
    expect(
      quote.groups[0]?.options.map((option) => [option.name, option.amountMinor, option.minDays, option.maxDays]),
    ).toEqual([
      ['Parcel', 0, 5, 9],
      ['Express', 1_290, 4, 6],
    ])
    expect(quote.groups[0]?.options[0]?.methodId).toBe(standard.id)
    expect(quote.groups[1]).toEqual({ vendorId: far, options: [], problem: 'no_delivery_there' })
  })
})

describe('parcels', () => {
  it('refuses more than is left, lines of another order and repeated lines, and writes nothing', async () => {
    const mine = await arrange()
    const theirs = await arrange()
    const create = (items: { orderItemId: string; quantity: number }[]) =>
      mine.vendor.shipments.create.mutate({ vendorOrderId: mine.vendorOrderId, carrier: 'yard-post', items })
    for (const items of [
      [{ orderItemId: mine.board, quantity: 4 }],
      [
        { orderItemId: mine.board, quantity: 1 },
        { orderItemId: theirs.board, quantity: 1 },
      ],
      [
        { orderItemId: mine.board, quantity: 2 },
        { orderItemId: mine.board, quantity: 2 },
      ],
    ]) {
      await expect(create(items)).rejects.toMatchObject(refusedWith('BAD_INPUT'))
    }
    const after = await mine.vendor.shipments.forVendorOrder.query({ vendorOrderId: mine.vendorOrderId })
    expect(after.shipments).toEqual([])
    expect(after.remaining.map((item) => item.quantity).sort()).toEqual([1, 3])
  })

  it("P44 does not show or ship another factory's order", async () => {
    const { vendorOrderId, board } = await arrange()
    const stranger = shipping.as(await shipping.peers.vendorToken())
    await expect(stranger.shipments.forVendorOrder.query({ vendorOrderId })).rejects.toMatchObject(
      refusedWith('NOT_FOUND'),
    )
    await expect(
      stranger.shipments.create.mutate({
        vendorOrderId,
        carrier: 'yard-post',
        items: [{ orderItemId: board, quantity: 1 }],
      }),
    ).rejects.toMatchObject(refusedWith('NOT_FOUND'))
  })

  it('refuses a carrier that we do not know when its name, number or link is missing or unfit', async () => {
    const { vendor, vendorOrderId, board } = await arrange()
    const label = { carrierName: 'Alpenkurier', trackingNumber: 'RR1' }
    const refused: [path: string, label: { carrierName?: string; trackingNumber?: string; trackingUrl?: string }][] = [
      ['carrierName', { trackingNumber: 'RR1' }],
      ['carrierName', { ...label, carrierName: ' A ' }],
      ['carrierName', { ...label, carrierName: 'A'.repeat(61) }],
      ['carrierName', { ...label, carrierName: 'Post\u202eecnuob' }],
      ['carrierName', { ...label, carrierName: 'Post\nPay here' }],
      ['trackingNumber', { carrierName: 'Alpenkurier' }],
      ...[
        'http://alpenkurier.example/1',
        'javascript:alert(1)',
        'data:text/html,hello',
        '//alpenkurier.example/1',
        'https://alpenkurier.example@evil.example/1',
        'https://localhost/1',
        `https://alpenkurier.example/${'1'.repeat(500)}`,
      ].map((trackingUrl): [string, typeof label & { trackingUrl: string }] => [
        'trackingUrl',
        { ...label, trackingUrl },
      ]),
    ]
    for (const [path, given] of refused) {
      await expect(
        vendor.shipments.create.mutate({
          vendorOrderId,
          carrier: 'manual',
          ...given,
          items: [{ orderItemId: board, quantity: 1 }],
        }),
        JSON.stringify(given),
      ).rejects.toMatchObject({
        data: { code: 'BAD_INPUT', fields: expect.arrayContaining([expect.objectContaining({ path })]) },
      })
    }
    expect((await vendor.shipments.forVendorOrder.query({ vendorOrderId })).shipments).toEqual([])
  })

  it('shows the buyer the carrier that the factory named, and tells of it with the parcel', async () => {
    const { vendor, vendorOrderId, orderId, customerId, board } = await arrange()
    const label = {
      carrierName: 'Alpenkurier',
      trackingNumber: 'AK 7731-04',
      trackingUrl: 'https://alpenkurier.example/track?n=7731-04',
    }
    const { id } = await vendor.shipments.create.mutate({
      vendorOrderId,
      carrier: 'manual',
      ...label,
      items: [{ orderItemId: board, quantity: 1 }],
    })
    const customer = shipping.as(await shipping.peers.customerToken(customerId))
    const { parts } = await customer.tracking.forOrder.query({ orderId })
    expect(parts[0]?.shipments).toMatchObject([{ carrier: 'manual', ...label }])
    await vendor.shipments.markDelivered.mutate({ shipmentId: id })
    expect((await shipping.peers.waitForEvent('parcel.shipped.v1', id)).data).toMatchObject(label)
    expect((await shipping.peers.waitForEvent('parcel.delivered.v1', id)).data).toMatchObject(label)
  })

  it('takes no name, number or link for a carrier that reports by itself', async () => {
    const { vendor, vendorOrderId, board } = await arrange()
    const shipment = await vendor.shipments.create.mutate({
      vendorOrderId,
      carrier: 'yard-post',
      carrierName: 'Nobody',
      trackingNumber: 'of somebody else',
      trackingUrl: 'https://evil.example/',
      items: [{ orderItemId: board, quantity: 1 }],
    })
    expect(shipment).toMatchObject({ carrier: 'yard-post', carrierName: null, trackingUrl: null })
    expect(shipment.trackingNumber).toMatch(/^YP/)
  })

  it('ships no unit twice when ten people press the button at once', async () => {
    const { vendor, vendorOrderId, board } = await arrange()
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () =>
        vendor.shipments.create.mutate({
          vendorOrderId,
          carrier: 'yard-post',
          items: [{ orderItemId: board, quantity: 1 }],
        }),
      ),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(3)
  })

  it('does not ship a cancelled order', async () => {
    const { vendor, vendorOrderId, board, orderId, customerId } = await arrange()
    await shipping.deliver('order.cancelled.v1', orderId, {
      orderId,
      number: 'M-1001',
      customerId,
      reason: 'out_of_stock_after_payment',
      wasPlaced: true,
    })
    await expect(
      vendor.shipments.create.mutate({
        vendorOrderId,
        carrier: 'yard-post',
        items: [{ orderItemId: board, quantity: 1 }],
      }),
    ).rejects.toMatchObject(refusedWith('ILLEGAL_TRANSITION'))
  })

  it('writes a paid order once, however often it is delivered', async () => {
    const order = paidOrder()
    const event = await shipping.deliver('order.paid.v1', order.orderId, order.data)
    const again = await Promise.all([shipping.redeliver(event), shipping.redeliver(event)])
    expect(await Promise.all(again.map((response) => response.json()))).toEqual([
      { ok: true, isNew: false },
      { ok: true, isNew: false },
    ])
  })
})

describe('tracking', () => {
  it('refuses scans that are unsigned, signed with another key, too old, or about nobody', async () => {
    const body = scan('YP000', 'accepted')
    const now = Math.floor(Date.now() / 1_000)
    expect((await postScan(body, '')).status).toBe(401)
    expect((await postScan(body, signCarrierBody('other', body, now))).status).toBe(401)
    expect((await postScan(body, signCarrierBody(SECRET, body, now - 600))).status).toBe(401)
    expect((await postScan(body)).status).toBe(404)
    expect((await postScan('{"half":')).status).toBe(400)
  })

  it('two parcels: the last delivery, and it alone, says that everything has arrived; shuffled and repeated scans change nothing', async () => {
    const { vendor, vendorOrderId, board, lamp, orderId, customerId } = await arrange()
    const first = await vendor.shipments.create.mutate({
      vendorOrderId,
      carrier: 'yard-post',
      items: [{ orderItemId: board, quantity: 3 }],
    })
    const second = await vendor.shipments.create.mutate({
      vendorOrderId,
      carrier: 'yard-post',
      items: [{ orderItemId: lamp, quantity: 1 }],
    })
    expect((await shipping.peers.waitForEvent('parcel.shipped.v1', first.id)).data.isLast).toBe(false)
    expect((await shipping.peers.waitForEvent('parcel.shipped.v1', second.id)).data.isLast).toBe(true)
    await expect
      .poll(() => announced.map((parcel) => parcel.trackingNumber))
      .toEqual(expect.arrayContaining([first.trackingNumber, second.trackingNumber]))

    const delivered = scan(first.trackingNumber, 'delivered')
    const answers = await Promise.all(Array.from({ length: 5 }, () => postScan(delivered)))
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200])
    await postScan(scan(first.trackingNumber, 'in_transit'))
    await postScan(scan(second.trackingNumber, 'delivered'))

    expect((await shipping.peers.waitForEvent('parcel.delivered.v1', first.id)).data.allDelivered).toBe(false)
    expect((await shipping.peers.waitForEvent('parcel.delivered.v1', second.id)).data.allDelivered).toBe(true)
    const firstDeliveries = shipping.peers.delivered.filter(
      ({ event }) => event.type === 'parcel.delivered.v1' && event.aggregateId === first.id,
    )
    expect(new Set(firstDeliveries.map(({ event }) => event.id)).size).toBe(1)

    const customer = shipping.as(await shipping.peers.customerToken(customerId))
    const tracking = await customer.tracking.forOrder.query({ orderId })
    expect(tracking.parts[0]?.shipments.map((shipment) => shipment.status)).toEqual(['delivered', 'delivered'])
  })

  it("P43 shows nothing of somebody else's order", async () => {
    const { orderId } = await arrange()
    const stranger = shipping.as(await shipping.peers.customerToken())
    expect(await stranger.tracking.forOrder.query({ orderId })).toEqual({ parts: [] })
  })

  it('lets the vendor mark a parcel delivered only where no carrier reports', async () => {
    const { vendor, vendorOrderId, board } = await arrange()
    const manual = await vendor.shipments.create.mutate({
      vendorOrderId,
      carrier: 'manual',
      carrierName: 'Alpenkurier',
      trackingNumber: 'RR123',
      items: [{ orderItemId: board, quantity: 1 }],
    })
    const reported = await vendor.shipments.create.mutate({
      vendorOrderId,
      carrier: 'yard-post',
      items: [{ orderItemId: board, quantity: 1 }],
    })
    expect((await vendor.shipments.markDelivered.mutate({ shipmentId: manual.id })).status).toBe('delivered')
    await expect(vendor.shipments.markDelivered.mutate({ shipmentId: reported.id })).rejects.toMatchObject(
      refusedWith('ILLEGAL_TRANSITION'),
    )
    const stranger = shipping.as(await shipping.peers.vendorToken())
    await expect(stranger.shipments.markDelivered.mutate({ shipmentId: manual.id })).rejects.toMatchObject(
      refusedWith('NOT_FOUND'),
    )
  })
})

describe('units that are not sent after all', () => {
  const withhold = (vendorOrderId: string, orderItemId: string, quantity: number, refundId = newId('ref')) =>
    shipping
      .asService('order')
      .internal.withhold.mutate({ refundId, vendorOrderId, items: [{ orderItemId, quantity }] })

  it('are withheld once per refund, and cannot be packed any more', async () => {
    const { vendor, vendorOrderId, board, lamp } = await arrange()
    const refundId = newId('ref')
    const none = { hasShipped: false, allShipped: false, allDelivered: false }
    expect(await Promise.all([1, 2, 3].map(() => withhold(vendorOrderId, board, 2, refundId)))).toEqual([
      none,
      none,
      none,
    ])
    const { remaining } = await vendor.shipments.forVendorOrder.query({ vendorOrderId })
    expect(remaining.map((item) => [item.orderItemId, item.quantity])).toEqual(
      [
        [board, 1],
        [lamp, 1],
      ].sort(),
    )
    const left = await shipping.asService('order').internal.toSend.query({ vendorOrderId })
    expect(left.items).toEqual(remaining.map(({ orderItemId, quantity }) => ({ orderItemId, quantity })))
    const parcel = { vendorOrderId, carrier: 'yard-post' as const, items: [{ orderItemId: board, quantity: 2 }] }
    await expect(vendor.shipments.create.mutate(parcel)).rejects.toThrow('more than is left')
  })

  it('that have been sent are refused, all or none of a request', async () => {
    const { vendor, vendorOrderId, board, lamp } = await arrange()
    await vendor.shipments.create.mutate({
      vendorOrderId,
      carrier: 'yard-post',
      items: [{ orderItemId: board, quantity: 2 }],
    })
    const items = [
      { orderItemId: lamp, quantity: 1 },
      { orderItemId: board, quantity: 2 },
    ]
    const refundId = newId('ref')
    const call = () => shipping.asService('order').internal.withhold.mutate({ refundId, vendorOrderId, items })
    await expect(call()).rejects.toThrow('sent already')
    await expect(call()).rejects.toThrow('sent already')
    const { remaining } = await vendor.shipments.forVendorOrder.query({ vendorOrderId })
    expect(remaining.reduce((sum, item) => sum + item.quantity, 0)).toBe(2)
  })

  it('of one packer and one buyer at the same moment one gets the last unit', async () => {
    const { vendor, vendorOrderId, lamp } = await arrange()
    const outcomes = await Promise.allSettled([
      vendor.shipments.create.mutate({
        vendorOrderId,
        carrier: 'yard-post',
        items: [{ orderItemId: lamp, quantity: 1 }],
      }),
      withhold(vendorOrderId, lamp, 1),
    ])
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('make the parcels that are on their way all of it; the last of them is then the last', async () => {
    const { vendor, vendorOrderId, board, lamp } = await arrange()
    const parcel = await vendor.shipments.create.mutate({
      vendorOrderId,
      carrier: 'yard-post',
      items: [{ orderItemId: board, quantity: 3 }],
    })
    expect(await withhold(vendorOrderId, lamp, 1)).toEqual({ hasShipped: true, allShipped: true, allDelivered: false })
    expect((await postScan(scan(parcel.trackingNumber, 'delivered'))).ok).toBe(true)
    const event = await shipping.peers.waitForEvent('parcel.delivered.v1', parcel.id)
    expect(event.data.allDelivered).toBe(true)
  })

  it('of an order that has not arrived here yet: ask again; another factory’s line is not touched', async () => {
    const [mine, theirs] = [await arrange(), await arrange()]
    await expect(withhold(newId('vor'), mine.board, 1)).rejects.toThrow('not arrived here yet')
    await expect(withhold(mine.vendorOrderId, theirs.board, 1)).rejects.toThrow('sent already')
  })
})
