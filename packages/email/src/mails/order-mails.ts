import { addressLines, amountOf, countOf, type GoodsLine, type MailContent, REASONS } from '../content.ts'
import type { MailProps } from '../mail-props.ts'

/** Numbers that a sentence may begin with. */
const NUMBERS = ['', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve']

export const goodsLine = (line: MailProps<'order-confirmation'>['parts'][number]['lines'][number]): GoodsLine => ({
  title: line.title,
  ...(line.variantTitle ? { detail: line.variantTitle } : {}),
  quantity: line.quantity,
  amount: amountOf(line.total),
})

export function orderConfirmation(props: MailProps<'order-confirmation'>): MailContent {
  const factories = props.parts.length
  return {
    subject: `Your order ${props.orderNumber}`,
    preview: `${countOf(factories, 'factory has', 'factories have')} your order. Total ${amountOf(props.total)}.`,
    heading: 'Thank you for your order',
    reason: REASONS.order,
    blocks: [
      { kind: 'text', text: `Hello ${props.name}, your payment has arrived and your order is ${props.orderNumber}.` },
      {
        kind: 'text',
        text:
          factories === 1
            ? 'The factory packs it now. You get a mail with a tracking number when the parcel leaves.'
            : `${NUMBERS[factories] ?? factories} factories pack it now, each its own part. You get a mail with a tracking number for every parcel that leaves.`,
      },
      ...props.parts.map((part) => ({
        kind: 'goods' as const,
        title: part.factoryName,
        lines: part.lines.map(goodsLine),
        sums: [
          { label: `Delivery: ${part.deliveryName}`, amount: amountOf(part.delivery) },
          { label: `From ${part.factoryName}`, amount: amountOf(part.total) },
        ],
      })),
      {
        kind: 'goods',
        title: 'Altogether',
        lines: [],
        sums: [
          { label: 'Goods', amount: amountOf(props.goods) },
          { label: 'Delivery', amount: amountOf(props.delivery) },
          { label: 'Total', amount: amountOf(props.total), isTotal: true },
          { label: 'Tax contained in it', amount: amountOf(props.tax) },
        ],
      },
      { kind: 'address', label: 'Delivery address', lines: addressLines(props.address) },
      { kind: 'button', label: 'See your order', url: props.orderUrl },
    ],
  }
}

export function orderCancelled(props: MailProps<'order-cancelled'>): MailContent {
  return {
    subject: `Order ${props.orderNumber} is cancelled`,
    preview: 'Nothing will be sent. The mail says why.',
    heading: 'Your order is cancelled',
    reason: REASONS.order,
    blocks: [
      { kind: 'text', text: `Hello ${props.name}, order ${props.orderNumber} is cancelled and nothing will be sent.` },
      ...(props.reason.trim() === '' ? [] : [{ kind: 'note' as const, label: 'Why', text: props.reason }]),
      { kind: 'text', text: 'If you had paid, you get the money back, and a mail of its own says so.' },
      { kind: 'button', label: 'Back to the shop', url: props.shopUrl },
    ],
  }
}
