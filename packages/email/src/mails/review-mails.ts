import { type MailContent, REASONS } from '../content.ts'
import type { MailProps } from '../mail-props.ts'

/** To a factory's owner. */
export function reviewWritten(props: MailProps<'review-written'>): MailContent {
  return {
    subject: `${props.rating} of 5 stars for ${props.productTitle}`,
    preview: `${props.authorName} wrote: ${props.reviewTitle}`,
    heading: 'You have a new review',
    reason: REASONS.factory,
    blocks: [
      {
        kind: 'text',
        text: `Hello ${props.name}, ${props.authorName} bought “${props.productTitle}” and gives it ${props.rating} of 5 stars.`,
      },
      { kind: 'note', label: props.reviewTitle, text: props.reviewBody },
      { kind: 'text', text: 'You can reply once, for everybody to read, and edit your reply later.' },
      { kind: 'button', label: 'Reply to the review', url: props.reviewsUrl },
    ],
  }
}

export function reviewReplied(props: MailProps<'review-replied'>): MailContent {
  return {
    subject: `${props.factoryName} replied to your review`,
    preview: `What they say to your review of ${props.productTitle}.`,
    heading: 'A reply to your review',
    reason: REASONS.review,
    blocks: [
      {
        kind: 'text',
        text: `Hello ${props.name}, ${props.factoryName} replied to your review of “${props.productTitle}”.`,
      },
      { kind: 'note', label: `From ${props.factoryName}`, text: props.reply },
      { kind: 'button', label: 'See the reply', url: props.productUrl },
    ],
  }
}

export function reviewHidden(props: MailProps<'review-hidden'>): MailContent {
  return {
    subject: `Your review of ${props.productTitle} is hidden`,
    preview: 'Our staff took it out of sight. The mail says why.',
    heading: 'Your review is hidden',
    reason: REASONS.review,
    blocks: [
      {
        kind: 'text',
        text: `Hello ${props.name}, our staff read your review of “${props.productTitle}” and took it out of sight. Its stars no longer count.`,
      },
      { kind: 'note', label: 'Why', text: props.note },
      { kind: 'text', text: 'You can edit it. Then our staff read it again.' },
      { kind: 'button', label: 'Edit your review', url: props.reviewUrl },
    ],
  }
}
