import { type Block, type MailContent, REASONS } from '../content.ts'
import type { MailProps } from '../mail-props.ts'

type Parcel = MailProps<'parcel-shipped'>

function factsOf({ orderNumber, factoryName, carrierName, trackingNumber, trackingUrl }: Parcel): Block {
  return {
    kind: 'facts',
    rows: [
      ['Order', orderNumber],
      ['Factory', factoryName],
      ...(carrierName ? [['Carrier', carrierName] as const] : []),
      ...(trackingNumber === '' ? [] : [['Tracking number', trackingNumber] as const]),
      // As text: a mail has one link, and it leads to us. The order's page links to the carrier.
      ...(trackingUrl ? [['Tracking page', trackingUrl] as const] : []),
    ],
  }
}

const goodsOf = ({ items }: Parcel): Block => ({ kind: 'goods', title: 'In this parcel', lines: items, sums: [] })

export function parcelShipped(props: Parcel): MailContent {
  return {
    subject: `A parcel from ${props.factoryName} is on its way`,
    preview: `Part of your order ${props.orderNumber} has left the factory.`,
    heading: 'Your parcel is on its way',
    reason: REASONS.order,
    blocks: [
      { kind: 'text', text: `Hello ${props.name}, ${props.factoryName} has sent you a parcel.` },
      factsOf(props),
      goodsOf(props),
      { kind: 'button', label: 'Follow the parcel', url: props.orderUrl },
    ],
  }
}

export function parcelDelivered(props: MailProps<'parcel-delivered'>): MailContent {
  return {
    subject: `Your parcel from ${props.factoryName} has arrived`,
    preview: `Part of your order ${props.orderNumber} was delivered.`,
    heading: 'Your parcel has arrived',
    reason: REASONS.order,
    blocks: [
      { kind: 'text', text: `Hello ${props.name}, the carrier delivered your parcel from ${props.factoryName}.` },
      factsOf(props),
      goodsOf(props),
      {
        kind: 'text',
        text: 'If something is missing or broken, or the parcel is not there, look at your order for what to do.',
      },
      { kind: 'button', label: 'See your order', url: props.orderUrl },
    ],
  }
}
