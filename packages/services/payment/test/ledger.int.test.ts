import { newId } from '@millyard/contracts'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { postToLedger } from '../src/ledger/post-to-ledger.ts'
import type { Posting } from '../src/ledger/postings.ts'
import {
  anOrder,
  complete,
  eventually,
  expectBalancedBooks,
  onboard,
  type PaymentStack,
  payOrder,
  startPaymentStack,
} from './setup.ts'

let stack: PaymentStack

beforeAll(async () => {
  stack = await startPaymentStack()
})
afterEach(() => expectBalancedBooks(stack))
afterAll(() => stack.close())

const database = () => stack.payment.deps.database
const asStaff = async (permissions?: readonly string[]) =>
  stack.payment.as(await stack.payment.peers.adminToken(permissions))

function posting(overrides: Partial<Posting> = {}): Posting {
  return {
    kind: 'refund',
    reference: newId('prf'),
    description: 'A test',
    currency: 'CHF',
    entries: [
      { kind: 'commission', vendorId: null, amountMinor: 100 },
      { kind: 'stripe_fees', vendorId: null, amountMinor: -100 },
    ],
    ...overrides,
  }
}
const post = (what: Posting) => database().transaction((tx) => postToLedger(stack.payment.deps, tx, what))

describe('the ledger defends itself', () => {
  test('a posting that does not sum to zero is refused by the code, and by the database if the code were wrong', async () => {
    const lopsided = posting({
      entries: [
        { kind: 'commission', vendorId: null, amountMinor: 100 },
        { kind: 'stripe', vendorId: null, amountMinor: -99 },
      ],
    })
    await expect(post(lopsided)).rejects.toThrow('does not balance')

    await post(posting())
    const [account] = await database().client.ledgerAccount.findMany({ where: { kind: 'commission', currency: 'CHF' } })
    const write = (entries: { amountMinor: bigint }[]) =>
      database().transaction(async (tx) => {
        const transactionId = newId('ltx')
        await tx.ledgerTransaction.create({
          data: { id: transactionId, kind: 'charge', reference: transactionId, description: 'By hand', at: new Date() },
        })
        for (const { amountMinor } of entries) {
          await tx.ledgerEntry.create({
            data: { id: newId('len'), transactionId, accountId: account?.id ?? '', currency: 'CHF', amountMinor },
          })
        }
      })
    await expect(write([{ amountMinor: 5n }, { amountMinor: -4n }])).rejects.toThrow('does not balance')
    await expect(write([])).rejects.toThrow('fewer than two entries')
    await expect(write([{ amountMinor: 0n }, { amountMinor: 0n }])).rejects.toThrow('ledger_entry_not_zero')
    // An entry cannot be in another currency than its account.
    await expect(
      database().client.ledgerEntry.create({
        data: {
          id: newId('len'),
          transactionId: newId('ltx'),
          accountId: account?.id ?? '',
          currency: 'EUR',
          amountMinor: 5n,
        },
      }),
    ).rejects.toThrow()
  })

  test('what is posted is never changed, deleted or truncated', async () => {
    await post(posting())
    const { client } = database()
    await expect(client.ledgerEntry.updateMany({ data: { amountMinor: 1n } })).rejects.toThrow('append-only')
    await expect(client.ledgerEntry.deleteMany({})).rejects.toThrow('append-only')
    await expect(client.ledgerTransaction.updateMany({ data: { description: 'x' } })).rejects.toThrow('append-only')
    await expect(client.ledgerTransaction.deleteMany({})).rejects.toThrow('append-only')
    await expect(client.$executeRawUnsafe('truncate ledger_entry')).rejects.toThrow('append-only')
    await expect(client.$executeRawUnsafe('truncate ledger_transaction cascade')).rejects.toThrow('append-only')
  })

  test('the same thing posted twenty times at once is posted once', async () => {
    const one = posting()
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(one)))
    expect(answers.filter(Boolean)).toHaveLength(1)
    expect(await database().client.ledgerTransaction.count({ where: { reference: one.reference } })).toBe(1)
  })

  test('postings that open the same accounts at once do not block each other for good', async () => {
    const vendors = Array.from({ length: 5 }, () => newId('ven'))
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        post(
          posting({
            currency: 'SEK',
            entries: (index % 2 === 0 ? vendors : vendors.toReversed()).flatMap((vendorId) => [
              { kind: 'vendor_held' as const, vendorId, amountMinor: 10 },
              { kind: 'commission' as const, vendorId: null, amountMinor: -10 },
            ]),
          }),
        ),
      ),
    )
    expect(await database().client.ledgerAccount.count({ where: { currency: 'SEK' } })).toBe(6)
  })

  test('one vendor with two parts in an order has one line', async () => {
    const vendorId = newId('ven')
    const order = await payOrder(
      stack,
      anOrder([
        { vendorId, totalMinor: 1_000, commissionMinor: 100 },
        { vendorId, totalMinor: 2_000, commissionMinor: 200 },
      ]),
    )
    const [found] = await database().client.ledgerTransaction.findMany({
      where: { kind: 'charge', reference: order.orderId },
      include: { entries: { where: { account: { vendorId } } } },
    })
    expect(found?.entries.map((entry) => entry.amountMinor)).toEqual([2_700n])
  })

  test('P15 no column of the payment database holds a float or a decimal', async () => {
    const columns = await database().client.$queryRaw<{ name: string }[]>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and data_type in ('numeric', 'real', 'double precision', 'money')`
    expect(columns).toEqual([])
    const minors = await database().client.$queryRaw<{ data_type: string }[]>`
      select distinct data_type from information_schema.columns where table_schema = 'public' and column_name like '%\\_minor'`
    expect(minors).toEqual([{ data_type: 'bigint' }])
  })
})

describe('what staff see', () => {
  test('trial balance, entries of an account, payments and payouts, page by page', async () => {
    const vendorId = newId('ven')
    await stack.payment.deliver('vendor.updated.v1', vendorId, {
      vendorId,
      version: 2,
      status: 'approved',
      slug: 'rope-works',
      name: 'Rope Works',
      tagline: '',
      story: '',
      city: 'Gdynia',
      country: 'PL',
      foundedYear: null,
      website: null,
    })
    await onboard(stack, vendorId)
    const orders = []
    for (let index = 0; index < 3; index++) {
      orders.push(await payOrder(stack, anOrder([{ vendorId, totalMinor: 1_000, commissionMinor: 100 }])))
    }
    for (const order of orders) {
      await complete(stack, order)
      await eventually(async () =>
        expect(
          (await database().client.paymentShare.findFirst({ where: { payment: { orderId: order.orderId } } }))?.state,
        ).toBe('paid'),
      )
    }
    const staff = await asStaff(['finance.read'])
    await eventually(async () =>
      expect((await staff.finance.payouts.query({})).items.every((payout) => payout.status === 'sent')).toBe(true),
    )

    const { accounts, totals } = await staff.finance.trialBalance.query()
    expect(totals.every((total) => total.sumMinor === 0)).toBe(true)
    const held = accounts.find((account) => account.kind === 'vendor_held' && account.vendorId === vendorId)
    expect(held).toMatchObject({ vendorName: 'Rope Works', currency: 'EUR', balanceMinor: 0 })

    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await staff.finance.entries.query({ accountId: held?.id, limit: 2, ...(cursor ? { cursor } : {}) })
      for (const item of page.items) {
        seen.push(`${item.kind} ${item.entries.reduce((sum, entry) => sum + entry.amountMinor, 0)}`)
        expect(item.entries.some((entry) => entry.accountId === held?.id)).toBe(true)
      }
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual(['release 0', 'release 0', 'release 0', 'charge 0', 'charge 0', 'charge 0'])

    const payouts = await staff.finance.payouts.query({ limit: 2 })
    expect(payouts.items).toHaveLength(2)
    expect(payouts.items[0]).toMatchObject({ vendorName: 'Rope Works', amountMinor: 900 })
    const rest = await staff.finance.payouts.query({ limit: 100, cursor: payouts.nextCursor ?? '' })
    expect(new Set([...payouts.items, ...rest.items].map((payout) => payout.id)).size).toBe(
      payouts.items.length + rest.items.length,
    )

    const payments = await staff.finance.payments.query({ limit: 1 })
    expect(payments.items[0]).toMatchObject({
      orderId: orders[2]?.orderId,
      status: 'succeeded',
      amountMinor: 1_000,
      feeMinor: 59,
    })
    const next = await staff.finance.payments.query({ limit: 1, cursor: payments.nextCursor ?? '' })
    expect(next.items[0]?.orderId).toBe(orders[1]?.orderId)
  })

  test('a page marker of another list is refused with its field', async () => {
    const staff = await asStaff()
    for (const cursor of ['nonsense', Buffer.from('["pay_1"]').toString('base64url')]) {
      for (const list of [staff.finance.payments, staff.finance.payouts, staff.finance.entries]) {
        await expect(list.query({ cursor })).rejects.toMatchObject({
          data: { code: 'BAD_INPUT', fields: [{ path: 'cursor' }] },
        })
      }
    }
    await expect(staff.finance.entries.query({ accountId: newId('pay') })).rejects.toMatchObject({
      data: { code: 'BAD_INPUT', fields: [{ path: 'accountId' }] },
    })
    expect((await staff.finance.entries.query({ accountId: newId('lac') })).items).toEqual([])
  })

  test('a late copy of an older vendor is ignored', async () => {
    const vendorId = newId('ven')
    const update = (version: number, name: string) =>
      stack.payment.deliver('vendor.updated.v1', vendorId, {
        vendorId,
        version,
        status: 'approved',
        slug: 'a',
        name,
        tagline: '',
        story: '',
        city: 'Gent',
        country: 'BE',
        foundedYear: null,
        website: null,
      })
    await update(2, 'New')
    await update(1, 'Old')
    expect(await database().client.vendorSummary.findUnique({ where: { vendorId } })).toMatchObject({
      name: 'New',
      version: 2,
    })
  })
})
