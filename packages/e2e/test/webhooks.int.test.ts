import { eventually } from '@millyard/dev-stack/testing'
import pg from 'pg'
import { expect, it } from 'vitest'
import { STRIPE_TEST_KEYS } from '../src/stripe.ts'
import { createWorld } from '../src/world.ts'

const world = createWorld()

async function count(service: 'order' | 'payment' | 'notification', sql: string, parameter: string): Promise<number> {
  const client = new pg.Client({ connectionString: world.stack.databaseUrl(service) })
  await client.connect()
  try {
    const { rows } = await client.query<{ count: number }>(sql, [parameter])
    return rows[0]?.count ?? -1
  } finally {
    await client.end()
  }
}

it('P07 twenty identical deliveries in parallel make one settlement, one mail, one posting', async () => {
  const vendor = await world.vendor()
  const product = await world.product(vendor)
  const buyer = await world.customer()
  const { placed, order } = await world.paidOrder(buyer, [{ variantId: product.variantIds[0] ?? '', quantity: 1 }])

  const intentId = placed.payment.clientSecret.split('_secret_')[0]
  const events = await fetch(`${world.stack.urls.stripe}/v1/events?type=payment_intent.succeeded&limit=100`, {
    headers: { authorization: `Bearer ${STRIPE_TEST_KEYS.secretKey}` },
  }).then((response) => response.json() as Promise<{ data: { id: string; data: { object: { id: string } } }[] }>)
  const event = events.data.find((candidate) => candidate.data.object.id === intentId)
  if (!event) throw new Error('Stripe has no event of this payment')
  const resent = await fetch(`${world.stack.urls.stripe}/_emulator/events/${event.id}/resend`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ times: 20 }),
  })
  expect(resent.ok).toBe(true)
  await fetch(`${world.stack.urls.stripe}/_emulator/webhooks/flush`, { method: 'POST' })

  const mails = () => world.stack.mails(buyer.email)
  await eventually('the confirmation', async () =>
    (await mails()).find(({ subject }) => subject.includes(placed.number)),
  )
  expect((await mails()).filter(({ subject }) => subject.includes(placed.number))).toHaveLength(1)
  const paidEntries = order.history.filter(({ status }) => status === 'paid')
  expect(paidEntries).toHaveLength(1)
  const { history } = await buyer.api.order.orders.get.query({ orderId: order.id })
  expect(history.filter(({ status }) => status === 'paid')).toHaveLength(1)
  expect(
    await count(
      'payment',
      `select count(*)::int as count from ledger_transaction where kind = 'charge' and reference in ($1, (select id from payment where order_id = $1))`,
      order.id,
    ),
  ).toBe(1)
})
