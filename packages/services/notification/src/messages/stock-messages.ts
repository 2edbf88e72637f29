import type { DomainEvent, EventData } from '@millyard/contracts'
import type { Deps, NotificationTx } from '../deps.ts'
import { findVendorMembers } from '../recipients/find-recipients.ts'
import { writeMessages } from './message.ts'

type LowItem = EventData<'stock.low.v1'>['items'][number]

const nameOf = ({ title, variantTitle }: LowItem) => (variantTitle === '' ? title : `${title}, ${variantTitle}`)

/** Whoever looks after products, and whoever packs, sees that a shelf runs low; those who can order anew get a mail too. */
export async function onStockLow(deps: Deps, tx: NotificationTx, event: DomainEvent<'stock.low.v1'>): Promise<void> {
  const { vendorId, count, items } = event.data
  const [first] = items
  if (!first) return
  const people = await findVendorMembers(tx, vendorId, ['owner', 'manager', 'fulfilment'])
  const isOne = count === 1
  const href = isOne ? `/inventory?variant=${first.variantId}` : '/inventory?filter=low'
  const title = isOne
    ? first.onHand === 0
      ? `${nameOf(first)} is out of stock`
      : `${nameOf(first)} is low: ${first.onHand} left`
    : `${count} variants are low or out of stock`
  const body = isOne
    ? first.onHand === 0
      ? `Nothing is left of ${first.sku}. Buyers see it as sold out.`
      : `${first.sku} has reached its threshold of ${first.lowAt}.`
    : items.slice(0, 3).map(nameOf).join('; ')
  await writeMessages(
    deps,
    tx,
    event.id,
    people.map((to) => ({
      to,
      vendorId,
      inApp: { audience: 'vendor' as const, topic: 'stock', title, body, href },
      ...(to.role === 'fulfilment'
        ? {}
        : {
            mail: {
              template: 'stock-low' as const,
              props: {
                name: to.name,
                count,
                items: items.map((item) => ({ title: nameOf(item), sku: item.sku, onHand: item.onHand })),
                inventoryUrl: `${deps.portals.vendor}${href}`,
              },
            },
          }),
    })),
  )
}
