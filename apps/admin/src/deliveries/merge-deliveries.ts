import type { Delivery } from '@millyard/contracts'

/** The services' queues as one list, newest first. Job ids are each service's own, so the key names both. */
export function mergeDeliveries(queues: readonly (readonly Delivery[])[]): (Delivery & { key: string })[] {
  return queues
    .flat()
    .map((delivery) => ({ ...delivery, key: `${delivery.service}:${delivery.id}` }))
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt) || a.key.localeCompare(b.key))
}
