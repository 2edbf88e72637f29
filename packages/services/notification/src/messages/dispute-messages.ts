import type { DomainEvent, EventData } from '@millyard/contracts'
import { formatMoney } from '@millyard/money'
import type { Deps, NotificationTx } from '../deps.ts'
import { findStaff, findVendorMembers } from '../recipients/find-recipients.ts'
import { type Message, writeMessages } from './message.ts'
import { factoryOrderPath } from './order-messages.ts'

type Opened = EventData<'dispute.opened.v1'>
type Closed = EventData<'dispute.closed.v1'>

const TOPIC = 'dispute'

/** The buyer's bank asks for the money back: staff answer it, and each factory of the order hears why its payout waits. */
export async function onDisputeOpened(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'dispute.opened.v1'>,
): Promise<void> {
  const { data } = event
  await writeMessages(deps, tx, event.id, [
    ...(await forStaff(tx, `Dispute of ${amountOf(data)} opened`, openedForStaff(data))),
    ...(await forFactories(tx, data.parts, (part) => ({
      title: data.isInquiry ? `The buyer’s bank asks about ${part.number}` : `The buyer disputes ${part.number}`,
      body: 'We answer the bank. Until it has decided your payout for this order waits; do not send what has not been sent yet.',
    }))),
  ])
}

/** The bank has decided. */
export async function onDisputeClosed(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'dispute.closed.v1'>,
): Promise<void> {
  const { data } = event
  await writeMessages(deps, tx, event.id, [
    ...(await forStaff(tx, `Dispute of ${amountOf(data)} ${data.outcome}`, `Order ${data.orderNumber}.`)),
    ...(await forFactories(tx, data.parts, (part) => closedForFactory(data, part))),
  ])
}

function closedForFactory(data: Closed, { number, amountMinor, commissionMinor }: Closed['parts'][number]) {
  if (data.outcome === 'won')
    return { title: `The dispute of ${number} is won`, body: 'Your payout for it waits no longer.' }
  if (amountMinor === 0) {
    return {
      title: `The dispute of ${number} is over`,
      body: 'The buyer keeps what was to go back already. Nothing more is taken from you.',
    }
  }
  const borne = formatMoney({ amountMinor: amountMinor - commissionMinor, currency: data.currency }, 'en')
  return {
    title: `The dispute of ${number} is lost`,
    body: `The buyer’s bank has given the money back. ${borne} of it was yours; we give back our commission, and bear the bank’s fee.`,
  }
}

function openedForStaff({ orderNumber, reason, evidenceDueAt, isInquiry }: Opened): string {
  const day = evidenceDueAt ? ` The bank takes evidence until ${evidenceDueAt.slice(0, 'YYYY-MM-DD'.length)}.` : ''
  const asks = isInquiry ? ' The bank only asks so far.' : ''
  return `Order ${orderNumber}: ${reason.replaceAll('_', ' ')}.${asks}${day}`
}

function amountOf({ amountMinor, currency }: Pick<Opened, 'amountMinor' | 'currency'>): string {
  return formatMoney({ amountMinor, currency }, 'en')
}

async function forStaff(tx: NotificationTx, title: string, body: string): Promise<Message[]> {
  const staff = await findStaff(tx, 'finance.manage')
  return staff.map((to) => ({ to, inApp: { audience: 'admin', topic: TOPIC, title, body, href: '/disputes' } }))
}

async function forFactories<Part extends Opened['parts'][number]>(
  tx: NotificationTx,
  parts: readonly Part[],
  words: (part: Part) => { title: string; body: string },
): Promise<Message[]> {
  const messages: Message[] = []
  for (const part of parts) {
    const { vendorId, vendorOrderId } = part
    for (const to of await findVendorMembers(tx, vendorId, ['owner', 'manager', 'finance', 'fulfilment'])) {
      messages.push({
        to,
        vendorId,
        inApp: { audience: 'vendor', topic: TOPIC, href: factoryOrderPath(vendorOrderId), ...words(part) },
      })
    }
  }
  return messages
}
