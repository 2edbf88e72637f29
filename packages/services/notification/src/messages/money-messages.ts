import type { DomainEvent } from '@millyard/contracts'
import { formatMoney } from '@millyard/money'
import type { Deps, NotificationTx } from '../deps.ts'
import { findPerson, findVendorMembers, findVendorName } from '../recipients/find-recipients.ts'
import { writeMessages } from './message.ts'

/** The buyer hears that money has gone back, unless their bank did it. What was agreed before came with a mail of its own then. */
export async function onPaymentRefunded(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'payment.refunded.v1'>,
): Promise<void> {
  const { refundId, customerId, orderId, orderNumber, amountMinor, currency, byBank } = event.data
  if (byBank) return
  const to = await findPerson(tx, customerId)
  const amount = { amountMinor, currency }
  const href = `/account/orders/${orderId}`
  await writeMessages(deps, tx, event.id, [
    {
      to,
      inApp: {
        audience: 'storefront',
        topic: 'refund',
        title: `${formatMoney(amount, 'en')} refunded`,
        body: `We have refunded it for order ${orderNumber}. Your bank needs a few days.`,
        href,
      },
      ...(refundId === undefined
        ? {
            mail: {
              template: 'refund-issued' as const,
              props: { name: to.name, orderNumber, amount, orderUrl: `${deps.portals.storefront}${href}` },
            },
          }
        : {}),
    },
  ])
}

/** The people who look after a factory's money hear of its payouts. */
export async function onPayoutSent(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'payout.sent.v1'>,
): Promise<void> {
  const { vendorId, amountMinor, currency, orderNumbers } = event.data
  const people = await findVendorMembers(tx, vendorId, ['owner', 'finance'])
  const factoryName = await findVendorName(tx, vendorId)
  const amount = { amountMinor, currency }
  await writeMessages(
    deps,
    tx,
    event.id,
    people.map((to) => ({
      to,
      vendorId,
      inApp: {
        audience: 'vendor' as const,
        topic: 'payout',
        title: `Payout of ${formatMoney(amount, 'en')} sent`,
        body: `For ${orderNumbers.join(', ')}.`,
        href: '/payouts',
      },
      mail: {
        template: 'payout-sent' as const,
        props: {
          name: to.name,
          factoryName,
          amount,
          orderNumbers,
          payoutsUrl: `${deps.portals.vendor}/payouts`,
        },
      },
    })),
  )
}
