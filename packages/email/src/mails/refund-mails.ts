import { amountOf, type Block, type MailContent, noteOf, REASONS } from '../content.ts'
import type { MailProps } from '../mail-props.ts'
import { goodsLine } from './order-mails.ts'

type Agreed = MailProps<'refund-agreed'>
type Reduced = MailProps<'vendor-order-reduced'>

/** What the buyer reads first: who it was, and that the money comes. */
function agreedText({ name, by, isCancellation, isBuyersWish, factoryName, orderNumber, total }: Agreed): string {
  const amount = amountOf(total)
  if (!isCancellation) return `Hello ${name}, ${by} gives you ${amount} back for order ${orderNumber}.`
  const back = `You get ${amount} of order ${orderNumber} back.`
  if (isBuyersWish) return `Hello ${name}, we cancelled this for you. ${back}`
  return `Hello ${name}, ${factoryName} cannot send you this after all. ${back}`
}

/** The lines and the sum of what goes back. */
function goods({ isCancellation, lines, delivery, total }: Agreed | Reduced): Block {
  return {
    kind: 'goods',
    title: isCancellation ? 'Not sent' : 'Money back',
    lines: lines.map(goodsLine),
    sums: [
      { label: 'Delivery', amount: amountOf(delivery) },
      { label: 'Goes back', amount: amountOf(total), isTotal: true },
    ],
  }
}

export function refundAgreed(props: Agreed): MailContent {
  const amount = amountOf(props.total)
  return {
    subject: props.isCancellation
      ? `Part of order ${props.orderNumber} is cancelled: ${amount} back`
      : `${amount} back for order ${props.orderNumber}`,
    preview: 'It goes back the way you paid.',
    heading: `You get ${amount} back`,
    reason: REASONS.order,
    blocks: [
      { kind: 'text', text: agreedText(props) },
      goods(props),
      {
        kind: 'facts',
        rows: [
          ['Factory', props.factoryName],
          ['Asked for by', props.by],
          ['Why', props.reason],
        ],
      },
      ...noteOf('Their words', props.note),
      { kind: 'text', text: 'It goes back the way you paid. Your bank books it, usually within ten working days.' },
      { kind: 'button', label: 'See your order', url: props.orderUrl },
    ],
  }
}

export function vendorOrderReduced(props: Reduced): MailContent {
  const { name, by, isCancellation, orderNumber, total, payable } = props
  return {
    subject: isCancellation
      ? `Do not send: part of ${orderNumber} is cancelled`
      : `${amountOf(total)} of ${orderNumber} goes back to the buyer`,
    preview: isCancellation ? 'Look at what is left before you pack.' : 'The mail says why.',
    heading: isCancellation ? 'Part of an order is cancelled' : 'Money goes back to the buyer',
    reason: REASONS.factory,
    blocks: [
      {
        kind: 'text',
        text: isCancellation
          ? `Hello ${name}, this of order ${orderNumber} is cancelled. Please do not send it.`
          : `Hello ${name}, the buyer of order ${orderNumber} gets money back.`,
      },
      goods(props),
      {
        kind: 'facts',
        rows: [
          ['Asked for by', by],
          ['Why', props.reason],
          [`${props.factoryName} is paid less by`, amountOf(payable)],
        ],
      },
      ...noteOf('Their words', props.note),
      { kind: 'button', label: 'See the order', url: props.orderUrl },
    ],
  }
}

export function refundIssued(props: MailProps<'refund-issued'>): MailContent {
  const amount = amountOf(props.amount)
  return {
    subject: `${amount} refunded for order ${props.orderNumber}`,
    preview: 'It goes back the way you paid.',
    heading: `We refunded ${amount}`,
    reason: REASONS.order,
    blocks: [
      {
        kind: 'text',
        text: `Hello ${props.name}, ${amount} of order ${props.orderNumber} goes back to you, the way you paid.`,
      },
      { kind: 'text', text: 'Your bank books it, usually within ten working days.' },
      { kind: 'button', label: 'See your order', url: props.orderUrl },
    ],
  }
}
