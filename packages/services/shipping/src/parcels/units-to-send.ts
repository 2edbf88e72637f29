import type { unitsToSendInput, unitsToSendSchema } from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'

/** What of a vendor order is neither sent nor withheld; nothing of one that is not known here. */
export async function unitsToSend(
  { database }: Deps,
  { vendorOrderId }: z.infer<typeof unitsToSendInput>,
): Promise<z.infer<typeof unitsToSendSchema>> {
  const items = await database.client.$queryRaw<{ orderItemId: string; quantity: number }[]>`
    select order_item_id as "orderItemId", quantity - shipped - withheld as quantity
    from shippable_item where vendor_order_id = ${vendorOrderId} and quantity > shipped + withheld
    order by order_item_id`
  return { items }
}
