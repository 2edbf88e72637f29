import { DOCUMENT_NAMES, type DomainEvent, VENDOR_ROLES } from '@millyard/contracts'
import type { Deps, NotificationTx } from '../deps.ts'
import { findVendorMembers } from '../recipients/find-recipients.ts'
import { writeMessages } from './message.ts'

const MOVES = {
  'vendor.suspended.v1': {
    template: 'store-suspended',
    title: (factory: string) => `The store of ${factory} is suspended`,
    body: 'Nothing is on sale for now. Orders that were sold can still be shipped.',
    href: '/orders',
  },
  'vendor.reinstated.v1': {
    template: 'store-reinstated',
    title: (factory: string) => `The store of ${factory} is open again`,
    body: 'Every product is back in the state it was in.',
    href: '/products',
  },
  'vendor.closed.v1': {
    template: 'store-closed',
    title: (factory: string) => `The store of ${factory} is closed`,
    body: 'Nothing is on sale any more. Orders that were sold can still be shipped.',
    href: '/orders',
  },
} as const

/** Everybody in the factory sees that its store was suspended, opened or closed; owners and managers get a mail with the reason. */
export async function onStoreMoved(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<keyof typeof MOVES>,
): Promise<void> {
  const { vendorId, name: factoryName, note } = event.data
  const { template, title, body, href } = MOVES[event.type]
  const members = await findVendorMembers(tx, vendorId, VENDOR_ROLES)
  await writeMessages(
    deps,
    tx,
    event.id,
    members.map(({ role, ...to }) => ({
      to,
      vendorId,
      inApp: {
        audience: 'vendor' as const,
        topic: 'store',
        title: title(factoryName),
        body: note ? `${body} Our staff write: ${note}` : body,
        // The books are not about products.
        href: role === 'finance' ? '/orders' : href,
      },
      ...(role === 'owner' || role === 'manager'
        ? {
            mail: { template, props: { name: to.name, factoryName, note, portalUrl: `${deps.portals.vendor}${href}` } },
          }
        : {}),
    })),
  )
}

/** Whoever looks after the store can send another one. */
export async function onDocumentRefused(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'vendor.document_refused.v1'>,
): Promise<void> {
  const { vendorId, vendorName: factoryName, kind, fileName, reason } = event.data
  const href = '/onboarding'
  const documentName = DOCUMENT_NAMES[kind]
  const members = await findVendorMembers(tx, vendorId, ['owner', 'manager'])
  await writeMessages(
    deps,
    tx,
    event.id,
    members.map((to) => ({
      to,
      vendorId,
      inApp: {
        audience: 'vendor' as const,
        topic: 'store',
        title: `${documentName}: not accepted`,
        body: `${fileName}: ${reason}`,
        href,
      },
      mail: {
        template: 'document-refused' as const,
        props: {
          name: to.name,
          factoryName,
          documentName,
          fileName,
          reason,
          portalUrl: `${deps.portals.vendor}${href}`,
        },
      },
    })),
  )
}
