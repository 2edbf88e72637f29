import { sumMinor } from '@millyard/money'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  cancellationPosting,
  chargePosting,
  disputeLostPosting,
  disputeMovementPosting,
  lateChargePosting,
  type Posting,
  payoutPosting,
  refundFailedPosting,
  refundPosting,
  refundRequestedPosting,
  releasePosting,
  reversalPosting,
} from './postings.ts'

const minor = fc.integer({ min: 0, max: 100_000_000 })
const charge = fc
  .record({
    shares: fc.array(
      fc.record({ vendorId: fc.constantFrom('a', 'b', 'c'), commissionMinor: minor, payableMinor: minor }),
      {
        minLength: 1,
        maxLength: 8,
      },
    ),
    feeMinor: minor,
  })
  .map(({ shares, feeMinor }) => ({
    orderId: 'ord',
    reference: 'ord',
    orderNumber: 'M-1',
    currency: 'EUR',
    feeMinor,
    shares,
    amountMinor: sumMinor(shares.flatMap((share) => [share.commissionMinor, share.payableMinor])),
  }))

const total = (...postings: Posting[]) =>
  sumMinor(postings.flatMap((posting) => posting.entries.map((entry) => entry.amountMinor)))

function balances(postings: Posting[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { kind, amountMinor } of postings.flatMap((posting) => posting.entries)) {
    sums[kind] = sumMinor([sums[kind] ?? 0, amountMinor])
  }
  return sums
}

test('every posting sums to zero, for every order', () => {
  fc.assert(
    fc.property(charge, (order) => {
      const share = {
        vendorOrderId: 'vor',
        vendorOrderNumber: 'M-1-1',
        vendorId: 'a',
        amountMinor: order.amountMinor,
        currency: 'EUR',
      }
      const refund = {
        refundId: 'prf',
        attempt: 0,
        orderNumber: 'M-1',
        amountMinor: order.amountMinor,
        currency: 'EUR',
      }
      const moved = { disputeId: 'du', orderNumber: 'M-1', feeMinor: order.feeMinor, currency: 'EUR' }
      for (const posting of [
        chargePosting(order),
        lateChargePosting(order),
        cancellationPosting(order),
        refundPosting(refund),
        refundFailedPosting(refund),
        refundRequestedPosting(back(share, true)),
        refundRequestedPosting(back(share, false)),
        reversalPosting({ ...share, refundId: 'prf' }),
        releasePosting(share),
        payoutPosting(share),
        disputeMovementPosting({ ...moved, amountMinor: -order.amountMinor }),
        disputeMovementPosting({ ...moved, amountMinor: order.amountMinor }),
        disputeLostPosting({ ...moved, owedMinor: order.amountMinor, beyondMinor: order.feeMinor }),
      ]) {
        expect(total(posting), posting.kind).toBe(0)
      }
    }),
  )
})

test('an order that is paid and cancelled, in either order, leaves the fee behind and nothing else', () => {
  fc.assert(
    fc.property(charge, (order) => {
      const refund = refundPosting({
        refundId: 'prf',
        attempt: 0,
        orderNumber: 'M-1',
        amountMinor: order.amountMinor,
        currency: 'EUR',
      })
      const paidFirst = balances([chargePosting(order), cancellationPosting(order), refund])
      const cancelledFirst = balances([lateChargePosting(order), refund])
      for (const left of [paidFirst, cancelledFirst]) {
        expect(left).toMatchObject({ stripe: order.feeMinor, stripe_fees: 0 - order.feeMinor, customer_refundable: 0 })
      }
      expect(paidFirst).toMatchObject({ vendor_held: 0, commission: 0 })
    }),
  )
})

test('an order that is paid, released and paid out leaves the commission, less the fee, at Stripe', () => {
  fc.assert(
    fc.property(charge, (order) => {
      const parts = order.shares.map((share, index) => ({
        vendorOrderId: `vor_${index}`,
        vendorOrderNumber: `M-1-${index}`,
        vendorId: share.vendorId,
        amountMinor: share.payableMinor,
        currency: 'EUR',
      }))
      const left = balances([chargePosting(order), ...parts.map(releasePosting), ...parts.map(payoutPosting)])
      const commission = sumMinor(order.shares.map((share) => share.commissionMinor))
      expect(left).toMatchObject({ vendor_held: 0, vendor_due: 0, commission, stripe: order.feeMinor - commission })
    }),
  )
})

/** Half of a share goes back, with a tenth of it as commission. */
function back(
  share: { vendorOrderNumber: string; vendorId: string; amountMinor: number; currency: string },
  isHeld: boolean,
) {
  const amountMinor = Math.floor(share.amountMinor / 2)
  return {
    ...share,
    refundId: 'prf',
    amountMinor,
    commissionMinor: Math.floor(amountMinor / 10),
    isHeld,
    isChargeback: false,
  }
}

test('a part refunded after its payout, and taken back from the account, leaves the vendor at zero', () => {
  fc.assert(
    fc.property(charge, (order) => {
      const first = order.shares[0]
      const share = {
        vendorOrderId: 'vor',
        vendorOrderNumber: 'M-1-1',
        vendorId: first?.vendorId ?? '',
        amountMinor: first?.payableMinor ?? 0,
        currency: 'EUR',
      }
      const refund = { ...back(share, false) }
      const left = balances([
        releasePosting(share),
        payoutPosting(share),
        refundRequestedPosting(refund),
        reversalPosting({ ...share, refundId: 'prf', amountMinor: refund.amountMinor - refund.commissionMinor }),
      ])
      expect(left.vendor_due ?? 0).toBe(0)
      expect(left.customer_refundable ?? 0).toBe(refund.amountMinor)
    }),
  )
})
