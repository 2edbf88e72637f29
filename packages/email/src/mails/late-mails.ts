import { dayOf, type MailContent, REASONS, shortDayOf } from '../content.ts'
import type { MailProps } from '../mail-props.ts'

/** To the factory: on the day after it should have sent it, and once more before the end. */
export function vendorOrderLate(props: MailProps<'vendor-order-late'>): MailContent {
  const { name, orderNumber, shipBy, cancelAt, isLastWarning, orderUrl } = props
  return {
    subject: isLastWarning
      ? `${orderNumber} is cancelled on ${shortDayOf(cancelAt)} unless you send it`
      : `${orderNumber} should have left on ${shortDayOf(shipBy)}`,
    preview: 'The buyer waits for it.',
    heading: isLastWarning ? 'Send it, or it is cancelled' : 'An order is late',
    reason: REASONS.factory,
    blocks: [
      {
        kind: 'text',
        text: `Hello ${name}, order ${orderNumber} should have left on ${dayOf(shipBy)}. What is not sent by ${dayOf(cancelAt)} is cancelled by itself, and the buyer gets the money back.`,
      },
      { kind: 'text', text: 'If you cannot send it, say so now: the buyer can then look elsewhere.' },
      { kind: 'button', label: 'Open the order', url: orderUrl },
    ],
  }
}

/** To the buyer: what they can do, and that they need not. */
export function orderLate(props: MailProps<'order-late'>): MailContent {
  const { name, orderNumber, factoryName, shipBy, cancelAt, orderUrl } = props
  return {
    subject: `Part of order ${orderNumber} is late`,
    preview: 'You can wait, or cancel what has not been sent.',
    heading: `${factoryName} is late`,
    reason: REASONS.order,
    blocks: [
      {
        kind: 'text',
        text: `Hello ${name}, ${factoryName} should have sent its part of order ${orderNumber} on ${dayOf(shipBy)}, and has not yet.`,
      },
      {
        kind: 'text',
        text: `You can cancel what has not been sent, or wait. If it is not sent by ${dayOf(cancelAt)}, we cancel it and you get your money back without doing anything.`,
      },
      { kind: 'button', label: 'See your order', url: orderUrl },
    ],
  }
}
