import { addressLines, amountOf, countOf, dayOf, type MailContent, noteOf, REASONS, shortDayOf } from '../content.ts'
import type { MailProps } from '../mail-props.ts'
import { goodsLine } from './order-mails.ts'

/** Says where the parcel goes and nothing else about the buyer (P49). */
export function vendorNewOrder(props: MailProps<'vendor-new-order'>): MailContent {
  const pieces = props.lines.reduce((count, { quantity }) => count + quantity, 0)
  return {
    subject: `New order ${props.vendorOrderNumber}, send by ${shortDayOf(props.shipBy)}`,
    preview: `${countOf(pieces, 'piece', 'pieces')} for ${props.factoryName}. You receive ${amountOf(props.payable)}.`,
    heading: 'You have a new order',
    reason: REASONS.factory,
    blocks: [
      { kind: 'text', text: `Hello ${props.name}, ${props.factoryName} has sold something, and it is paid for.` },
      {
        kind: 'facts',
        rows: [
          ['Order', props.vendorOrderNumber],
          ['Send by', dayOf(props.shipBy)],
        ],
      },
      {
        kind: 'goods',
        title: 'To pack',
        lines: props.lines.map(goodsLine),
        sums: [
          { label: 'Paid, with delivery', amount: amountOf(props.total) },
          {
            label: 'Commission',
            amount: amountOf({ ...props.commission, amountMinor: -props.commission.amountMinor }),
          },
          { label: 'You receive', amount: amountOf(props.payable), isTotal: true },
        ],
      },
      { kind: 'address', label: 'Send it to', lines: addressLines(props.address) },
      { kind: 'button', label: 'Open the order', url: props.orderUrl },
    ],
  }
}

/** To those who can have more made. */
export function stockLow(props: MailProps<'stock-low'>): MailContent {
  const [first] = props.items
  const isOne = props.count === 1 && first !== undefined
  const rest = props.count - props.items.length
  return {
    subject: isOne
      ? `${first.title}: ${first.onHand === 0 ? 'out of stock' : `${first.onHand} left`}`
      : `${props.count} variants are low or out of stock`,
    preview: 'What lies on the shelf has reached its threshold.',
    heading: isOne && first.onHand === 0 ? 'Out of stock' : 'Stock is running low',
    reason: REASONS.factory,
    blocks: [
      {
        kind: 'text',
        text: `Hello ${props.name}, ${isOne ? 'this shelf has' : 'these shelves have'} fallen to the threshold that you set.`,
      },
      {
        kind: 'facts',
        rows: props.items.map(({ title, sku, onHand }) => [`${title} (${sku})`, `${onHand} left`]),
      },
      ...(rest > 0 ? [{ kind: 'text' as const, text: `And ${rest} more.` }] : []),
      { kind: 'text', text: 'Buyers can order what is left. What is out shows as sold out until you add to it.' },
      { kind: 'button', label: 'Open the inventory', url: props.inventoryUrl },
    ],
  }
}

export function productApproved(props: MailProps<'product-approved'>): MailContent {
  const { isChange, productTitle } = props
  return {
    subject: isChange ? `Your changes to ${productTitle} are in the shop` : `${productTitle} is on sale`,
    preview: isChange ? 'Staff approved your changes.' : 'Staff approved your product.',
    heading: isChange ? 'Your changes are in the shop' : 'Your product is on sale',
    reason: REASONS.factory,
    blocks: [
      {
        kind: 'text',
        text: isChange
          ? `Hello ${props.name}, staff approved the new version of “${productTitle}”. Customers see it now.`
          : `Hello ${props.name}, staff approved “${productTitle}”. Customers can find and buy it now.`,
      },
      ...noteOf('From our staff', props.note),
      { kind: 'button', label: 'See the product', url: props.productUrl },
    ],
  }
}

export function productChangesRequested(props: MailProps<'product-changes-requested'>): MailContent {
  const { isChange } = props
  return {
    subject: isChange
      ? `Your changes to ${props.productTitle} need another look`
      : `${props.productTitle} needs a change`,
    preview: 'Change what is asked for and submit it again.',
    heading: isChange ? 'Please change your new version' : 'Please change your product',
    reason: REASONS.factory,
    blocks: [
      { kind: 'text', text: `Hello ${props.name}, staff looked at “${props.productTitle}” and ask for a change.` },
      ...noteOf('What to change', props.note),
      {
        kind: 'text',
        text: isChange
          ? 'Change it and submit it again. Until it is approved, the version before it stays on sale.'
          : 'Change it and submit it again. It is not on sale until then.',
      },
      { kind: 'button', label: 'Edit the product', url: props.productUrl },
    ],
  }
}

export function productRejected(props: MailProps<'product-rejected'>): MailContent {
  const { isChange, productTitle } = props
  return {
    subject: isChange ? `Your changes to ${productTitle} were not approved` : `${productTitle} was not approved`,
    preview: 'The mail says why.',
    heading: isChange ? 'Your changes were not approved' : 'Your product was not approved',
    reason: REASONS.factory,
    blocks: [
      {
        kind: 'text',
        text: isChange
          ? `Hello ${props.name}, staff looked at your changes to “${productTitle}”. They were not approved; the version before them stays on sale.`
          : `Hello ${props.name}, staff looked at “${productTitle}” and it cannot be sold on Millyard.`,
      },
      ...noteOf('Why', props.note),
      { kind: 'button', label: 'See the product', url: props.productUrl },
    ],
  }
}

export function payoutSent(props: MailProps<'payout-sent'>): MailContent {
  const amount = amountOf(props.amount)
  return {
    subject: `Payout of ${amount} sent`,
    preview: `For ${countOf(props.orderNumbers.length, 'order', 'orders')} of ${props.factoryName}.`,
    heading: `${amount} is on its way to you`,
    reason: REASONS.factory,
    blocks: [
      { kind: 'text', text: `Hello ${props.name}, we sent a payout to the account of ${props.factoryName}.` },
      {
        kind: 'facts',
        rows: [
          ['Amount', amount],
          [props.orderNumbers.length === 1 ? 'Order' : 'Orders', props.orderNumbers.join(', ')],
        ],
      },
      { kind: 'text', text: 'All your payouts are listed in the factory portal.' },
      { kind: 'button', label: 'See the payout', url: props.payoutsUrl },
    ],
  }
}
