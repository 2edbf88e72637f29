import type { DomainEvent } from '@millyard/contracts'
import type { Deps, NotificationTx } from '../deps.ts'
import { findPerson, findStaff, findVendorMembers } from '../recipients/find-recipients.ts'
import { writeMessages } from './message.ts'
import { settle } from './settle.ts'

const TOPIC = 'review'
const onProductPage = (slug: string) => `/products/${slug}#reviews`
const inModeration = (reviewId: string) => `/reviews/${reviewId}`
const ownReview = (productId: string) => `/account/reviews/${productId}`

/** The people who look after products see a new review; the owner gets a mail too. */
export async function onReviewWritten(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'review.written.v1'>,
): Promise<void> {
  const { vendorId, productTitle, authorName, rating, title, body } = event.data
  const people = await findVendorMembers(tx, vendorId, ['owner', 'manager'])
  const href = '/reviews'
  await writeMessages(
    deps,
    tx,
    event.id,
    people.map((to) => ({
      to,
      vendorId,
      inApp: {
        audience: 'vendor' as const,
        topic: TOPIC,
        title: `${rating} of 5 stars for ${productTitle}`,
        body: `${authorName}: ${title}`,
        href,
      },
      ...(to.role === 'owner'
        ? {
            mail: {
              template: 'review-written' as const,
              props: {
                name: to.name,
                authorName,
                productTitle,
                rating,
                reviewTitle: title,
                reviewBody: body,
                reviewsUrl: `${deps.portals.vendor}${href}`,
              },
            },
          }
        : {}),
    })),
  )
}

/** The author hears what the factory says. */
export async function onReviewReplied(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'review.replied.v1'>,
): Promise<void> {
  const { customerId, vendorName, productTitle, productSlug, reply } = event.data
  const to = await findPerson(tx, customerId)
  const href = onProductPage(productSlug)
  await writeMessages(deps, tx, event.id, [
    {
      to,
      inApp: {
        audience: 'storefront',
        topic: TOPIC,
        title: `${vendorName} replied to your review`,
        body: `Your review of ${productTitle}.`,
        href,
      },
      mail: {
        template: 'review-replied',
        props: {
          name: to.name,
          factoryName: vendorName,
          productTitle,
          reply,
          productUrl: `${deps.portals.storefront}${href}`,
        },
      },
    },
  ])
}

/** Staff who look after the catalogue see that a reader asks for a decision. */
export async function onReviewReported(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'review.reported.v1'>,
): Promise<void> {
  const { reviewId, productTitle } = event.data
  const staff = await findStaff(tx, 'products.review')
  await writeMessages(
    deps,
    tx,
    event.id,
    staff.map((to) => ({
      to,
      inApp: {
        audience: 'admin' as const,
        topic: TOPIC,
        title: 'A review was reported',
        body: `A customer’s review of ${productTitle}.`,
        href: inModeration(reviewId),
      },
    })),
  )
}

/** The author learns that a review is hidden, why, and what can be done; for staff it is done. */
export async function onReviewHidden(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'review.hidden.v1'>,
): Promise<void> {
  const { reviewId, customerId, productId, productTitle, reason } = event.data
  await settle(deps, tx, { audience: 'admin', topic: TOPIC, href: inModeration(reviewId) })
  const to = await findPerson(tx, customerId)
  const href = ownReview(productId)
  await writeMessages(deps, tx, event.id, [
    {
      to,
      inApp: {
        audience: 'storefront',
        topic: TOPIC,
        title: `Your review of ${productTitle} is hidden`,
        body: reason,
        href,
      },
      mail: {
        template: 'review-hidden',
        props: { name: to.name, productTitle, note: reason, reviewUrl: `${deps.portals.storefront}${href}` },
      },
    },
  ])
}

export async function onReviewRestored(
  deps: Deps,
  tx: NotificationTx,
  event: DomainEvent<'review.restored.v1'>,
): Promise<void> {
  const { reviewId, customerId, productTitle, productSlug } = event.data
  await settle(deps, tx, { audience: 'admin', topic: TOPIC, href: inModeration(reviewId) })
  const to = await findPerson(tx, customerId)
  await writeMessages(deps, tx, event.id, [
    {
      to,
      inApp: {
        audience: 'storefront',
        topic: TOPIC,
        title: `Your review of ${productTitle} is visible again`,
        body: 'Our staff read it once more.',
        href: onProductPage(productSlug),
      },
    },
  ])
}
