import type { Deps } from '../deps.ts'
import { findCheckoutOrder } from './checkout.repository.ts'
import { compensate, finishCheckout } from './place-order.ts'

/**
 * Looks after a checkout some time after its order was written. Where the buyer's own request came to its end, there is
 * nothing to do. Otherwise the process died on the way: what was open is finished (the buyer finds the order in their
 * account and can pay it) or, if that cannot be, undone; what was being undone is undone to the end (P03).
 * @throws when it could do neither now; the queue tries again
 */
export async function resumeCheckout(deps: Deps, orderId: string): Promise<void> {
  const order = await findCheckoutOrder(deps.database.client, orderId)
  if (!order) return
  switch (order.checkout.state) {
    case 'placed':
    case 'undone':
      return
    case 'undoing':
      return compensate(deps, orderId)
    case 'open':
      try {
        await finishCheckout(deps, order)
      } catch (error) {
        const after = await findCheckoutOrder(deps.database.client, orderId)
        if (after?.checkout.state !== 'undone' && after?.checkout.state !== 'placed') throw error
        deps.log.warn({ err: error, orderId }, 'a checkout that was left half-way could not be finished')
      }
  }
}
