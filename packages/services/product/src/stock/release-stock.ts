import type { Deps } from '../deps.ts'
import { claimReservation, unreserve } from './stock.repository.ts'

/**
 * Lets go of what an order holds. Repeating it, or releasing what was sold, expired or never held, changes nothing; a hold
 * that arrives after its release is refused.
 */
export async function releaseStock(deps: Deps, orderId: string): Promise<{ ok: true }> {
  await deps.database.transaction(async (tx) => {
    const claim = await claimReservation(tx, orderId, 'released', deps.clock.now())
    if (claim?.from === 'held') await unreserve(tx, orderId)
  })
  return { ok: true }
}
