import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { failure, pay, readyAccount, type Started, start } from './helpers.ts'

let started: Started
beforeAll(async () => {
  started = await start()
})
afterAll(() => started[Symbol.asyncDispose]())

const EXPRESS = { type: 'express', country: 'DE', capabilities: { transfers: { requested: true } } } as const

async function availableOf(currency: string, stripeAccount?: string): Promise<number> {
  const balance = await started.stripe.balance.retrieve({}, stripeAccount ? { stripeAccount } : undefined)
  return balance.available.find((entry) => entry.currency === currency)?.amount ?? 0
}

describe('onboarding', () => {
  test('a new account may do nothing and says what is due', async () => {
    const account = await started.stripe.accounts.create({ ...EXPRESS, email: 'mill@example.com' })
    expect(account).toMatchObject({
      type: 'express',
      charges_enabled: false,
      payouts_enabled: false,
      details_submitted: false,
      default_currency: 'eur',
      capabilities: { transfers: 'inactive' },
      requirements: { disabled_reason: 'requirements.past_due' },
    })
    expect(account.requirements?.currently_due).toContain('external_account')
  })

  test('an unknown account is 403 by id and by header', async () => {
    expect(await failure(started.stripe.accounts.retrieve('acct_missing'))).toMatchObject({ statusCode: 403 })
    const byHeader = started.stripe.balance.retrieve({}, { stripeAccount: 'acct_missing' })
    expect(await failure(byHeader)).toMatchObject({ statusCode: 403, code: 'account_invalid' })
  })

  test('the hosted page keeps what was typed when it is wrong, and completes the account when it is right', async () => {
    const { stripe } = started
    const account = await stripe.accounts.create(EXPRESS)
    const link = await stripe.accountLinks.create({
      account: account.id,
      refresh_url: 'https://shop.example/refresh',
      return_url: 'https://shop.example/return',
      type: 'account_onboarding',
    })
    const post = (fields: Record<string, string>) =>
      fetch(link.url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
    expect(await (await fetch(link.url)).text()).toContain('Test onboarding')
    const wrong = await post({ business_name: 'Mill <b>One</b>', bank_account: 'nonsense' })
    expect(wrong.status).toBe(422)
    const page = await wrong.text()
    expect(page).toContain('Enter an IBAN')
    expect(page).toContain('Mill &lt;b&gt;One&lt;/b&gt;')
    expect(page).not.toContain('<b>One')

    const right = await post({ business_name: 'Mill One', bank_account: 'DE89 3704 0044 0532 0130 00' })
    expect(right.status).toBe(303)
    expect(right.headers.get('location')).toBe('https://shop.example/return')
    expect(await stripe.accounts.retrieve(account.id)).toMatchObject({
      charges_enabled: true,
      payouts_enabled: true,
      details_submitted: true,
      business_profile: { name: 'Mill One' },
      capabilities: { transfers: 'active' },
      requirements: { currently_due: [], disabled_reason: null },
      external_accounts: { data: [{ object: 'bank_account', last4: '3000' }] },
    })
    const again = await fetch(link.url, { redirect: 'manual' })
    expect(again.headers.get('location')).toBe('https://shop.example/refresh')
    const events = await stripe.events.list({ type: 'account.updated' }, { stripeAccount: account.id })
    expect(events.data[0]).toMatchObject({ account: account.id, data: { object: { charges_enabled: true } } })
  })

  test('a link that is too old leads to refresh_url; finishing later leads back without completing', async () => {
    const { stripe, control } = started
    const account = await stripe.accounts.create(EXPRESS)
    const params = {
      account: account.id,
      refresh_url: 'https://shop.example/refresh',
      return_url: 'https://shop.example/return',
      type: 'account_onboarding',
    } as const
    const later = await stripe.accountLinks.create(params)
    const body = new URLSearchParams({ action: 'later' })
    const response = await fetch(later.url, { method: 'POST', body, redirect: 'manual' })
    expect(response.headers.get('location')).toBe(params.return_url)
    expect(await stripe.accounts.retrieve(account.id)).toMatchObject({ details_submitted: false })

    const old = await stripe.accountLinks.create(params)
    await control('clock', { offsetMs: 10 * 60_000 })
    expect((await fetch(old.url, { redirect: 'manual' })).headers.get('location')).toBe(params.refresh_url)
    await control('clock', { offsetMs: 0 })
  })

  test('a restricted account may not receive transfers until it is completed again', async () => {
    const account = await readyAccount(started)
    await pay(started.stripe, 10_000)
    await started.control(`accounts/${account.id}/restrict`)
    const transfer = { amount: 100, currency: 'eur', destination: account.id }
    expect(await failure(started.stripe.transfers.create(transfer))).toMatchObject({
      code: 'insufficient_capabilities_for_transfer',
    })
    await started.control(`accounts/${account.id}/complete`)
    expect(await started.stripe.transfers.create(transfer)).toMatchObject({ amount: 100 })
  })
})

describe('transfers', () => {
  test('to an unfinished or unknown account they fail and move nothing', async () => {
    const { stripe } = started
    await pay(stripe, 10_000)
    const before = await availableOf('eur')
    const account = await stripe.accounts.create(EXPRESS)
    const unfinished = await failure(stripe.transfers.create({ amount: 100, currency: 'eur', destination: account.id }))
    expect(unfinished).toMatchObject({ statusCode: 400, code: 'insufficient_capabilities_for_transfer' })
    const unknown = await failure(
      stripe.transfers.create({ amount: 100, currency: 'eur', destination: 'acct_missing' }),
    )
    expect(unknown).toMatchObject({ statusCode: 400, code: 'resource_missing', param: 'destination' })
    expect(await availableOf('eur')).toBe(before)
  })

  test('above the available balance they fail, per currency', async () => {
    const account = await readyAccount(started)
    const before = await availableOf('eur')
    const tooMuch = started.stripe.transfers.create({ amount: before + 1, currency: 'eur', destination: account.id })
    expect(await failure(tooMuch)).toMatchObject({ statusCode: 400, code: 'balance_insufficient' })
    const other = started.stripe.transfers.create({ amount: 100, currency: 'sek', destination: account.id })
    expect(await failure(other)).toMatchObject({ code: 'balance_insufficient' })
  })

  test('from a charge they are bounded by the charge, in its currency', async () => {
    const { stripe } = started
    const account = await readyAccount(started)
    const intent = await pay(stripe, 10_000, 'eur', { transfer_group: 'ord_9' })
    const source_transaction = String(intent.latest_charge)
    const base = { currency: 'eur', destination: account.id, source_transaction }
    const first = await stripe.transfers.create({ ...base, amount: 9_000 })
    expect(first).toMatchObject({ transfer_group: 'ord_9', source_transaction, reversed: false })
    expect(await failure(stripe.transfers.create({ ...base, amount: 1_001 }))).toMatchObject({
      statusCode: 400,
      param: 'amount',
    })
    expect(await failure(stripe.transfers.create({ ...base, amount: 100, currency: 'usd' }))).toMatchObject({
      param: 'currency',
    })
    await stripe.transfers.create({ ...base, amount: 1_000 })
    expect((await stripe.transfers.list({ transfer_group: 'ord_9' })).data).toHaveLength(2)
    expect(await availableOf('eur', account.id)).toBe(10_000)
  })

  test('the same idempotency key transfers once', async () => {
    const { stripe } = started
    const account = await readyAccount(started)
    await pay(stripe, 10_000)
    const send = () =>
      stripe.transfers.create(
        { amount: 2_000, currency: 'eur', destination: account.id },
        { idempotencyKey: 'payout-1' },
      )
    const ids = new Set([(await send()).id, (await send()).id, (await send()).id])
    expect(ids.size).toBe(1)
    expect(await availableOf('eur', account.id)).toBe(2_000)
  })

  test('a reversal brings the money back, never more than was sent or is still there', async () => {
    const { stripe } = started
    const account = await readyAccount(started)
    await pay(stripe, 10_000)
    const platform = await availableOf('eur')
    const transfer = await stripe.transfers.create({ amount: 3_000, currency: 'eur', destination: account.id })
    const reversal = await stripe.transfers.createReversal(transfer.id, { amount: 1_000 })
    expect(reversal).toMatchObject({ amount: 1_000, transfer: transfer.id })
    expect(await availableOf('eur', account.id)).toBe(2_000)
    expect(await availableOf('eur')).toBe(platform - 2_000)
    expect(await failure(stripe.transfers.createReversal(transfer.id, { amount: 2_001 }))).toMatchObject({
      param: 'amount',
    })
    await stripe.transfers.createReversal(transfer.id)
    expect(await stripe.transfers.retrieve(transfer.id)).toMatchObject({ reversed: true, amount_reversed: 3_000 })
    expect(await failure(stripe.transfers.createReversal(transfer.id))).toMatchObject({ statusCode: 400 })
    expect(await availableOf('eur')).toBe(platform)
  })

  test('every balance is the sum of its balance transactions', async () => {
    const { stripe } = started
    const accounts = await stripe.accounts.list({ limit: 100 })
    for (const stripeAccount of [undefined, ...accounts.data.map((account) => account.id)]) {
      const options = stripeAccount ? { stripeAccount } : undefined
      const rows = await stripe.balanceTransactions.list({ limit: 100 }, options).autoPagingToArray({ limit: 10_000 })
      const sums = Map.groupBy(rows, (row) => row.currency)
      for (const [currency, group] of sums) {
        expect(group.reduce((sum, row) => sum + row.net, 0)).toBe(await availableOf(currency, stripeAccount))
      }
    }
  })
})

describe('refunds', () => {
  test('are bounded by the charge, in parts and in all', async () => {
    const { stripe } = started
    const intent = await pay(stripe, 5_000)
    const payment_intent = intent.id
    expect(await failure(stripe.refunds.create({ payment_intent, amount: 5_001 }))).toMatchObject({
      statusCode: 400,
      param: 'amount',
    })
    const part = await stripe.refunds.create({ payment_intent, amount: 2_000, metadata: { reason: 'late' } })
    expect(part).toMatchObject({ status: 'succeeded', amount: 2_000, charge: intent.latest_charge })
    expect(await failure(stripe.refunds.create({ payment_intent, amount: 3_001 }))).toMatchObject({ statusCode: 400 })
    await stripe.refunds.create({ payment_intent })
    const gone = await failure(stripe.refunds.create({ payment_intent }))
    expect(gone).toMatchObject({ code: 'charge_already_refunded' })
    const charge = await stripe.charges.retrieve(String(intent.latest_charge), { expand: ['refunds'] })
    expect(charge).toMatchObject({ refunded: true, amount_refunded: 5_000 })
    expect(charge.refunds?.data).toHaveLength(2)
  })

  test('of an unpaid intent are refused', async () => {
    const { stripe } = started
    const intent = await stripe.paymentIntents.create({ amount: 100, currency: 'eur' })
    expect(await failure(stripe.refunds.create({ payment_intent: intent.id }))).toMatchObject({ statusCode: 400 })
    expect(await failure(stripe.refunds.create({}))).toMatchObject({ statusCode: 400 })
  })

  test('are pending until the bank answers, and fail with the money coming back', async () => {
    const { stripe, control } = started
    const available = async () =>
      (await stripe.balance.retrieve()).available.find((row) => row.currency === 'sek')?.amount
    const types = async (id: string) =>
      (await stripe.events.list({ limit: 20 })).data
        .filter((event) => (event.data.object as { id?: string }).id === id)
        .map((event) => event.type)
        .toSorted()
    const intent = await pay(stripe, 5_000, 'sek', { payment_method: 'pm_card_pendingRefund' })
    const paid = (await available()) ?? 0
    const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 2_000 })
    expect(refund).toMatchObject({ status: 'pending', balance_transaction: null })
    expect(await available()).toBe(paid)

    await control(`refunds/${refund.id}/settle`)
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'succeeded' })
    expect(await available()).toBe(paid - 2_000)
    expect(await types(refund.id)).toEqual(['charge.refund.updated', 'refund.created', 'refund.updated'])

    await control(`refunds/${refund.id}/settle`, { outcome: 'failed' })
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({
      status: 'failed',
      failure_reason: 'lost_or_stolen_card',
    })
    expect(await available()).toBe(paid)
    expect(await types(refund.id)).toContain('refund.failed')
    expect(await stripe.charges.retrieve(String(intent.latest_charge))).toMatchObject({ amount_refunded: 0 })
    await expect(control(`refunds/${refund.id}/settle`)).rejects.toThrow('cannot become succeeded')
    await expect(control('refunds/re_missing/settle')).rejects.toThrow('No such refund')
  })

  test('in parallel they never exceed the charge', async () => {
    const { stripe } = started
    const intent = await pay(stripe, 1_000)
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, () => stripe.refunds.create({ payment_intent: intent.id, amount: 300 })),
    )
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(3)
  })
})
