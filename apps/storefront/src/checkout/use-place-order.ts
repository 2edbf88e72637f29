import { type PostalAddress, seenInQuote } from '@millyard/contracts'
import { createAttemptKey, isRefusal } from '@millyard/ui'
import { type ApiError, toApiError, useTRPCClient } from '@millyard/web-kit/client'
import { useRef, useState } from 'react'
import { payPath } from '../site-links.ts'
import { type CheckoutTotals, chosenOption, type Deliveries, type Quote } from './checkout-totals.ts'
import type { PayableOrder } from './payment-form.tsx'

export interface PlacedOrder extends PayableOrder {
  number: string
}

export interface OrderDraft {
  address: PostalAddress
  quote: Quote
  deliveries: Deliveries
  totals: CheckoutTotals
}

/**
 * Places the order once, however often it is asked: what has been placed is answered again, and a repeat whose answer got
 * lost carries the same idempotency key. From then on the address bar leads to this order's payment, so that a reload
 * goes on there.
 */
export function usePlaceOrder() {
  const client = useTRPCClient()
  const [attempt] = useState(() => createAttemptKey())
  const [placed, setPlaced] = useState<PlacedOrder | null>(null)
  const placedNow = useRef<PlacedOrder | null>(null)
  const [failure, setFailure] = useState<{ error: ApiError; seenTotalMinor: number } | null>(null)

  async function place({ address, quote, deliveries, totals }: OrderDraft): Promise<PlacedOrder | null> {
    if (placedNow.current) return placedNow.current
    setFailure(null)
    const chosen = quote.groups.flatMap((group) => {
      const option = chosenOption(group, deliveries)
      return option ? [{ vendorId: group.vendorId, ...option }] : []
    })
    const content = {
      address,
      deliveries: chosen.map(({ vendorId, methodId }) => ({ vendorId, methodId })),
      seen: seenInQuote(quote, chosen),
    }
    try {
      const order = await client.order.checkout.place.mutate({ ...content, idempotencyKey: attempt.keyFor(content) })
      const { orderId, number, payment } = order
      const mine = { orderId, number, clientSecret: payment.clientSecret }
      placedNow.current = mine
      setPlaced(mine)
      window.history.replaceState(null, '', payPath(orderId))
      return mine
    } catch (cause) {
      const error = toApiError(cause)
      if (isRefusal(error)) attempt.refused()
      setFailure({ error, seenTotalMinor: totals.totalMinor })
      return null
    }
  }

  return { place, placed, failure, forgetFailure: () => setFailure(null) }
}
