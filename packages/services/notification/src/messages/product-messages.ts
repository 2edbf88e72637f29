import type { DomainEvent } from '@millyard/contracts'
import type { Deps, NotificationTx } from '../deps.ts'
import { findStaff, findVendorMembers } from '../recipients/find-recipients.ts'
import { writeMessages } from './message.ts'
import { settle } from './settle.ts'

const TOPIC = 'product-review'
const forStaff = (productId: string) => `/product-reviews/${productId}`
const forFactory = (productId: string) => `/products/${productId}`

/** Staff who review products see that one waits; what the factory was asked to change is done. */
export async function onProductSubmitted(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'product.submitted.v1' | 'product_change.submitted.v1'>,
): Promise<void> {
  const { productId, vendorId, title } = event.data
  await settle(deps, tx, { audience: 'vendor', vendorId, topic: TOPIC, href: forFactory(productId) })
  const staff = await findStaff(tx, 'products.review')
  await writeMessages(
    deps,
    tx,
    event.id,
    staff.map((to) => ({
      to,
      inApp: {
        audience: 'admin' as const,
        topic: TOPIC,
        title: `${title} waits for review`,
        body:
          event.type === 'product.submitted.v1'
            ? 'A factory has submitted a product.'
            : 'A factory has submitted a new version of a product on sale.',
        href: forStaff(productId),
      },
    })),
  )
}

const DECISIONS = {
  'product.approved.v1': {
    template: 'product-approved',
    title: (product: string) => `${product} is on sale`,
    body: 'Your product was approved.',
  },
  'product_change.approved.v1': {
    template: 'product-approved',
    title: (product: string) => `Your changes to ${product} are in the shop`,
    body: 'The new version was approved.',
  },
  'product.changes_requested.v1': {
    template: 'product-changes-requested',
    title: (product: string) => `Changes needed for ${product}`,
    body: 'Open the product to see what to change.',
  },
  'product_change.changes_requested.v1': {
    template: 'product-changes-requested',
    title: (product: string) => `Your new version of ${product} needs changes`,
    body: 'Open the product to see what to change. What is on sale stays as it is.',
  },
  'product.rejected.v1': {
    template: 'product-rejected',
    title: (product: string) => `${product} was not accepted`,
    body: 'Open the product to see why.',
  },
  'product_change.rejected.v1': {
    template: 'product-rejected',
    title: (product: string) => `Your changes to ${product} were not accepted`,
    body: 'Open the product to see why. What is on sale stays as it is.',
  },
} as const

/** The people who look after products hear of the decision; for staff it is done. */
export async function onProductDecided(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<keyof typeof DECISIONS>,
): Promise<void> {
  const { productId, vendorId, title, note } = event.data
  const decision = DECISIONS[event.type]
  const people = await findVendorMembers(tx, vendorId, ['owner', 'manager'])
  const href = forFactory(productId)
  await settle(deps, tx, { audience: 'admin', topic: TOPIC, href: forStaff(productId) })
  await writeMessages(
    deps,
    tx,
    event.id,
    people.map((to) => ({
      to,
      vendorId,
      inApp: {
        audience: 'vendor' as const,
        topic: TOPIC,
        title: decision.title(title),
        body: note || decision.body,
        href,
      },
      mail: {
        template: decision.template,
        props: {
          name: to.name,
          productTitle: title,
          note,
          productUrl: `${deps.portals.vendor}${href}`,
          isChange: event.type.startsWith('product_change.'),
        },
      },
    })),
  )
}
