import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { failure, pay, type Started, start } from './helpers.ts'

const FEE = 1_500

let started: Started
let stripe: Stripe
beforeAll(async () => {
  started = await start()
  stripe = started.stripe
})
afterAll(() => started[Symbol.asyncDispose]())

async function disputed(method = 'pm_card_createDispute', currency = 'eur') {
  const intent = await pay(stripe, 5_000, currency, { payment_method: method })
  const { data } = await stripe.disputes.list({ payment_intent: intent.id })
  const dispute = data[0]
  if (!dispute) throw new Error('The card was expected to dispute.')
  return { dispute, chargeId: String(intent.latest_charge), paymentIntent: intent.id }
}

/** What the dispute's balance transactions add up to. */
const moved = ({ balance_transactions }: Stripe.Dispute) => balance_transactions.reduce((sum, { net }) => sum + net, 0)

async function eventTypes(id: string) {
  const { data } = await stripe.events.list({ limit: 100 })
  return data
    .filter(
      (event) => event.type.startsWith('charge.dispute.') && 'id' in event.data.object && event.data.object.id === id,
    )
    .map((event) => event.type)
    .reverse()
}

describe('what is refused', () => {
  test('an unknown dispute', async () => {
    const error = await failure(stripe.disputes.retrieve('du_missing'))
    expect(error).toMatchObject({ statusCode: 404, code: 'resource_missing' })
  })

  test('a refund of a disputed charge, while it is open and when it is lost', async () => {
    const { dispute, chargeId, paymentIntent } = await disputed()
    const open = await failure(stripe.refunds.create({ charge: chargeId, amount: 100 }))
    expect(open).toMatchObject({ statusCode: 400, code: 'charge_disputed' })
    await stripe.disputes.close(dispute.id)
    const lost = await failure(stripe.refunds.create({ payment_intent: paymentIntent }))
    expect(lost).toMatchObject({ statusCode: 400, code: 'charge_disputed' })
  })

  test('evidence after the submission, and closing twice', async () => {
    const { dispute } = await disputed()
    await stripe.disputes.update(dispute.id, { evidence: { product_description: 'A chair' } })
    const late = await failure(stripe.disputes.update(dispute.id, { evidence: { product_description: 'A table' } }))
    expect(late.statusCode).toBe(400)
    await stripe.disputes.close(dispute.id)
    expect((await failure(stripe.disputes.close(dispute.id))).statusCode).toBe(400)
    const settled = started.control(`disputes/${dispute.id}/settle`, { outcome: 'won' })
    await expect(settled).rejects.toThrow('already closed')
    const { evidence } = await stripe.disputes.retrieve(dispute.id)
    expect(evidence.product_description).toBe('A chair')
  })

  test('too much evidence changes nothing', async () => {
    const { dispute } = await disputed()
    const half = 'x'.repeat(80_000)
    const call = stripe.disputes.update(dispute.id, {
      evidence: { uncategorized_text: half, access_activity_log: half },
    })
    expect(await failure(call)).toMatchObject({ statusCode: 400, param: 'evidence' })
    expect(await stripe.disputes.retrieve(dispute.id)).toMatchObject({
      status: 'needs_response',
      evidence_details: { has_evidence: false, submission_count: 0 },
    })
  })

  test('a second dispute, one of too much, one of an uncaptured charge', async () => {
    const { chargeId } = await disputed()
    await expect(started.control(`charges/${chargeId}/dispute`)).rejects.toThrow('already been disputed')
    const paid = await pay(stripe, 2_000)
    const tooMuch = started.control(`charges/${String(paid.latest_charge)}/dispute`, { amount: 2_001 })
    await expect(tooMuch).rejects.toThrow('at most 2000')
    const held = await pay(stripe, 2_000, 'eur', { capture_method: 'manual' })
    await expect(started.control(`charges/${String(held.latest_charge)}/dispute`)).rejects.toThrow('not been captured')
    await expect(started.control('charges/ch_missing/dispute')).rejects.toThrow('404')
  })
})

test('opening takes the amount and the fee out of the balance and marks the charge', async () => {
  const { dispute, chargeId } = await disputed('pm_card_createDisputeProductNotReceived')
  expect(dispute).toMatchObject({ status: 'needs_response', reason: 'product_not_received', amount: 5_000 })
  expect(dispute.balance_transactions).toMatchObject([
    { type: 'adjustment', reporting_category: 'dispute', amount: -5_000, fee: FEE, net: -6_500, source: dispute.id },
  ])
  expect((await stripe.charges.retrieve(chargeId)).disputed).toBe(true)
  expect(await eventTypes(dispute.id)).toEqual(['charge.dispute.created', 'charge.dispute.funds_withdrawn'])
})

test('staged evidence is not submitted; winning evidence brings the amount back, not the fee', async () => {
  const { dispute, chargeId } = await disputed()
  const evidence = { uncategorized_text: 'winning_evidence' }
  const staged = await stripe.disputes.update(dispute.id, { evidence, submit: false })
  expect(staged).toMatchObject({
    status: 'needs_response',
    evidence_details: { has_evidence: true, submission_count: 0 },
  })
  const won = await stripe.disputes.update(dispute.id, { submit: true })
  expect(won).toMatchObject({ status: 'won', evidence_details: { submission_count: 1 } })
  expect(moved(won)).toBe(-FEE)
  expect(await eventTypes(dispute.id)).toEqual([
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.updated',
    'charge.dispute.updated',
    'charge.dispute.closed',
    'charge.dispute.funds_reinstated',
  ])
  expect((await stripe.refunds.create({ charge: chargeId })).amount).toBe(5_000)
})

test('losing evidence and closing bring nothing back', async () => {
  const first = await disputed()
  const lost = await stripe.disputes.update(first.dispute.id, { evidence: { uncategorized_text: 'losing_evidence' } })
  expect(lost.status).toBe('lost')
  expect(moved(lost)).toBe(-5_000 - FEE)
  const second = await disputed()
  const closed = await stripe.disputes.close(second.dispute.id)
  expect(closed.status).toBe('lost')
  expect(moved(closed)).toBe(-5_000 - FEE)
})

test('an inquiry moves no money, lets the charge be refunded and ends as warning_closed', async () => {
  const { dispute, chargeId } = await disputed('pm_card_createDisputeInquiry')
  expect(dispute).toMatchObject({
    status: 'warning_needs_response',
    is_charge_refundable: true,
    balance_transactions: [],
  })
  const answered = await stripe.disputes.update(dispute.id, { evidence: { product_description: 'A chair' } })
  expect(answered.status).toBe('warning_under_review')
  expect((await stripe.refunds.create({ charge: chargeId, amount: 100 })).status).toBe('succeeded')
  const closed = await started.control<Stripe.Dispute>(`disputes/${dispute.id}/settle`, { outcome: 'lost' })
  expect(closed).toMatchObject({ status: 'warning_closed', balance_transactions: [] })
})

test('the levers dispute a part of a charge and decide about it, and the balance follows', async () => {
  const paid = await pay(stripe, 4_000, 'gbp')
  const balance = async () =>
    (await stripe.balance.retrieve()).available.find(({ currency }) => currency === 'gbp')?.amount
  const before = (await balance()) ?? 0
  const path = `charges/${String(paid.latest_charge)}/dispute`
  const dispute = await started.control<Stripe.Dispute>(path, { reason: 'duplicate', amount: 1_000 })
  expect(dispute).toMatchObject({ reason: 'duplicate', amount: 1_000 })
  expect(await balance()).toBe(before - 1_000 - FEE)
  await started.control(`disputes/${dispute.id}/settle`, { outcome: 'won' })
  expect(await balance()).toBe(before - FEE)
})

test('a captured authorisation is disputed at its capture, for what was captured', async () => {
  const held = await pay(stripe, 5_000, 'eur', { payment_method: 'pm_card_createDispute', capture_method: 'manual' })
  expect((await stripe.disputes.list({ payment_intent: held.id })).data).toEqual([])
  await stripe.paymentIntents.capture(held.id, { amount_to_capture: 3_000 })
  const { data } = await stripe.disputes.list({ payment_intent: held.id, expand: ['data.charge'] })
  expect(data).toMatchObject([{ amount: 3_000, charge: { object: 'charge', disputed: true } }])
})

test('a data file from before there were disputes still opens', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stripe-emulator-'))
  try {
    const dataFile = join(folder, 'stripe.json')
    await writeFile(dataFile, JSON.stringify({ formatVersion: 1, state: { platform: { available: { eur: 700 } } } }))
    await using old = await start({ dataFile })
    expect((await old.stripe.balance.retrieve()).available).toMatchObject([{ amount: 700, currency: 'eur' }])
    const intent = await pay(old.stripe, 5_000, 'eur', { payment_method: 'pm_card_createDispute' })
    expect((await old.stripe.disputes.list({ payment_intent: intent.id })).data).toHaveLength(1)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('the dashboard shows a dispute with its status', async () => {
  const { dispute } = await disputed()
  await stripe.disputes.close(dispute.id)
  const page = await (await fetch(started.emulator.url)).text()
  expect(page).toContain(dispute.id)
  expect(page).toContain('<span class="bad">lost</span>')
})
