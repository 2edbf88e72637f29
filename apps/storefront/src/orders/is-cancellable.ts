import type { VendorOrderStatus } from '@millyard/contracts'

/** Whether something of a factory's part may not have been sent yet. */
export function isCancellable(status: VendorOrderStatus): boolean {
  return status === 'to_ship' || status === 'partially_shipped'
}
