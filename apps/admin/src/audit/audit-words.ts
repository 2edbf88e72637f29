import { type AuditEntry, type AuditSubject, STAFF_ACTIONS, type StaffAction } from '@millyard/contracts'
import { useExtracted } from 'next-intl'

/** What was done, as one line of the log says it. */
export function useActionWords(): Readonly<Record<StaffAction, string>> {
  const t = useExtracted('client')
  return {
    'vendor.approve': t('Approved the factory'),
    'vendor.request_changes': t('Asked the factory for changes'),
    'vendor.reject': t('Rejected the factory'),
    'vendor.suspend': t('Suspended the factory'),
    'vendor.reinstate': t('Reinstated the factory'),
    'vendor.close': t('Closed the factory'),
    'vendor.open_document': t('Opened a document of the factory'),
    'vendor.accept_document': t('Accepted a document of the factory'),
    'vendor.refuse_document': t('Refused a document of the factory'),
    'requirement.create': t('Added to the checklist of factories'),
    'requirement.update': t('Changed in the checklist of factories'),
    'requirement.remove': t('Removed from the checklist of factories'),
    'vendor.trust': t('Trusted the factory'),
    'vendor.distrust': t('Stopped trusting the factory'),
    'product.approve': t('Approved the product'),
    'product.request_changes': t('Asked for changes to the product'),
    'product.reject': t('Rejected the product'),
    'review.hide': t('Hid the review'),
    'review.restore': t('Restored the review'),
    'review.keep': t('Left the review as it was'),
    'category.create': t('Added the category'),
    'category.update': t('Changed the category'),
    'category.shift': t('Moved the category in its row'),
    'category.remove': t('Removed the category'),
    'brand.create': t('Added the brand'),
    'brand.update': t('Changed the brand'),
    'brand.set_logo': t('Changed the logo of the brand'),
    'brand.remove_logo': t('Removed the logo of the brand'),
    'brand.accept': t('Listed the proposed brand'),
    'brand.refuse': t('Refused the proposed brand'),
    'brand.merge': t('Merged the brand into another'),
    'brand.remove': t('Removed the brand'),
    'attribute.create': t('Added the attribute'),
    'attribute.update': t('Changed the attribute'),
    'attribute.shift': t('Moved the attribute in its row'),
    'attribute.remove': t('Removed the attribute'),
    'attribute.attach': t('Changed who is asked for the attribute'),
    'collection.create': t('Added the collection'),
    'collection.update': t('Changed the collection'),
    'collection.remove': t('Removed the collection'),
    'delivery.retry': t('Sent the event again'),
    'order.cancel_items': t('Cancelled items of the order'),
    'order.refund': t('Gave money back for the order'),
    'order.retry_refund': t('Sent the refund of the order again'),
    'order.send_evidence': t('Answered the dispute of the order'),
    'order.accept_dispute': t('Accepted the dispute of the order'),
    'invitation.send': t('Invited to the staff'),
    'invitation.resend': t('Sent the invitation to the staff again'),
    'invitation.revoke': t('Took back the invitation to the staff'),
    'user.read': t('Opened the account'),
    'user.send_verification': t('Sent the mail that proves the address'),
    'user.send_reset_link': t('Sent a link for a new password'),
    'user.end_session': t('Ended a session'),
    'user.end_sessions': t('Ended all sessions'),
    'user.block': t('Blocked the login'),
    'user.unblock': t('Unblocked the login'),
    'user.view_as': t('Began to view as'),
    'user.view_as_end': t('Stopped viewing as'),
    'user.reset_two_factor': t('Took two-factor sign-in off'),
    'user.note': t('Wrote a note'),
    'staff.join': t('Joined the staff'),
    'staff.set_roles': t('Changed the roles'),
    'staff.remove': t('Removed from the staff'),
    'staff.take_over_login': t('Took over the login'),
  }
}

/** Writes an action; the action itself when this version does not know it. */
export function useActionText() {
  const words: ReadonlyMap<string, string> = new Map(Object.entries(useActionWords()))
  return (action: string): string => words.get(action) ?? action
}

/** What is acted on, as the filter names it. */
export function useSubjectWords(): Readonly<Record<AuditSubject, string>> {
  const t = useExtracted('client')
  return {
    vendor: t('Factories'),
    product: t('Products'),
    review: t('Reviews'),
    category: t('Categories'),
    brand: t('Brands'),
    attribute: t('Attributes'),
    collection: t('Collections'),
    user: t('People'),
    invitation: t('Invitations'),
    delivery: t('Event deliveries'),
    requirement: t('Checklist of factories'),
    order: t('Orders'),
  }
}

/** The prefixes of the actions on a kind of thing; undefined for all of them. */
const ACTION_PREFIXES: Readonly<Record<AuditSubject, RegExp>> = {
  vendor: /^vendor\./,
  product: /^product\./,
  review: /^review\./,
  category: /^category\./,
  brand: /^brand\./,
  attribute: /^attribute\./,
  collection: /^collection\./,
  user: /^(user|staff)\./,
  invitation: /^invitation\./,
  delivery: /^delivery\./,
  requirement: /^requirement\./,
  order: /^order\./,
}

/** What can be done to one kind of thing, or to all. */
export function actionsOn(subjectType: AuditSubject | undefined): StaffAction[] {
  return STAFF_ACTIONS.filter((action) => !subjectType || ACTION_PREFIXES[subjectType].test(action))
}

const PATHS: ReadonlyMap<string, (id: string) => string> = new Map([
  ['vendor', (id) => `/factories/${id}`],
  ['brand', (id) => `/brands/${id}`],
  ['collection', (id) => `/collections/${id}`],
  ['user', (id) => `/users/${id}`],
  ['order', (id) => `/orders/${id}`],
  ['product', (id) => `/product-reviews/${id}`],
])

/** Where the console shows what was acted on; undefined when it has no page of its own. */
export function subjectHref({
  subjectType,
  subjectId,
}: Pick<AuditEntry, 'subjectType' | 'subjectId'>): string | undefined {
  return PATHS.get(subjectType)?.(subjectId)
}

/**
 * The details in one line: "in review → approved · “Show the whole label.”". The move comes first, then what was written, then
 * the rest with its name. What is empty is left out.
 */
export function detailWords({ from = '', to = '', note = '', reason = '', ...rest }: AuditEntry['details']): string {
  const move = [plain(from), plain(to)].filter(Boolean).join(' → ')
  const written = [note, reason].map(String).filter(Boolean)
  return [
    move,
    ...written.map((words) => `“${words}”`),
    ...Object.entries(rest)
      .map(([key, value]) => [key, plain(value)])
      .filter(([, words]) => words !== '')
      .map(([key, words]) => `${key}: ${words}`),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** A state or a list of roles in words: "changes requested"; "owner, support". */
function plain(value: string | string[]): string {
  return (typeof value === 'string' ? value : value.join(', ')).replaceAll('_', ' ')
}
