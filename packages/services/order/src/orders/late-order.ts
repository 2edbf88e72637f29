import type { VendorOrderStatus } from '@millyard/contracts'
import type { Deps } from '../deps.ts'
import { isToSend } from './order-status.ts'

export const DAY_MS = 86_400_000

/** When what is not sent of a part is cancelled and refunded by itself. */
export function cancelAtOf({ settings }: Pick<Deps, 'settings'>, shipBy: Date): Date {
  return new Date(shipBy.getTime() + settings.shipCancelDays * DAY_MS)
}

/** Null while nothing of a part is late: it is in time, or all of it has left. */
export function latenessOf(
  deps: Pick<Deps, 'clock' | 'settings'>,
  { status, shipBy }: { status: VendorOrderStatus; shipBy: Date },
): { cancelAt: string } | null {
  if (!isToSend(status) || shipBy > deps.clock.now()) return null
  return { cancelAt: cancelAtOf(deps, shipBy).toISOString() }
}
