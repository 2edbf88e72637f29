import { type MailContent, noteOf, REASONS } from '../content.ts'
import type { MailProps } from '../mail-props.ts'

export function storeSuspended(props: MailProps<'store-suspended'>): MailContent {
  return {
    subject: `The store of ${props.factoryName} is suspended`,
    preview: 'Nothing of yours is on sale for now. Orders that you have sold go on.',
    heading: 'Your store is suspended',
    reason: REASONS.factory,
    blocks: [
      {
        kind: 'text',
        text: `Hello ${props.name}, our staff have suspended the store of ${props.factoryName}. Buyers do not see it and cannot buy from it for now.`,
      },
      ...noteOf('Why', props.note),
      {
        kind: 'text',
        text: 'Orders that you have already sold are still yours: ship them as promised, and you are paid for them as always. Your products stay as they are and come back when the store does.',
      },
      { kind: 'button', label: 'See your open orders', url: props.portalUrl },
    ],
  }
}

export function storeReinstated(props: MailProps<'store-reinstated'>): MailContent {
  return {
    subject: `The store of ${props.factoryName} is open again`,
    preview: 'Your products are back as they were.',
    heading: 'Your store is open again',
    reason: REASONS.factory,
    blocks: [
      {
        kind: 'text',
        text: `Hello ${props.name}, ${props.factoryName} can sell again. Every product is back in the state it was in: what was on sale is on sale, drafts are drafts.`,
      },
      ...noteOf('From our staff', props.note),
      { kind: 'button', label: 'Look at your products', url: props.portalUrl },
    ],
  }
}

export function storeClosed(props: MailProps<'store-closed'>): MailContent {
  return {
    subject: `The store of ${props.factoryName} is closed`,
    preview: 'It does not open again. Orders that you have sold go on.',
    heading: 'Your store is closed',
    reason: REASONS.factory,
    blocks: [
      {
        kind: 'text',
        text: `Hello ${props.name}, the store of ${props.factoryName} is closed for good. Buyers do not see it any more.`,
      },
      ...noteOf('Why', props.note),
      {
        kind: 'text',
        text: 'Ship the orders that you have already sold as promised; you are paid for them as always. Past orders and payouts stay readable in the factory portal.',
      },
      { kind: 'button', label: 'See your orders', url: props.portalUrl },
    ],
  }
}

export function documentRefused(props: MailProps<'document-refused'>): MailContent {
  return {
    subject: `A document of ${props.factoryName} was not accepted`,
    preview: 'The mail says why. Send it anew in the factory portal.',
    heading: 'Please send a document anew',
    reason: REASONS.factory,
    blocks: [
      {
        kind: 'text',
        text: `Hello ${props.name}, our staff looked at a document of ${props.factoryName} and cannot accept it.`,
      },
      {
        kind: 'facts',
        rows: [
          ['Document', props.documentName],
          ['File', props.fileName],
        ],
      },
      ...noteOf('Why', props.reason),
      { kind: 'button', label: 'Send another one', url: props.portalUrl },
    ],
  }
}
