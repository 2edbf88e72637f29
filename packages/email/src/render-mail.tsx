import { renderToStaticMarkup } from 'react-dom/server'
import type { MailContent } from './content.ts'
import { MailLayout } from './layout.tsx'
import { MAIL_PROPS, type MailProps, type MailTemplate } from './mail-props.ts'
import { passwordChanged, passwordReset, registeredAlready, resetPassword, verifyEmail } from './mails/account-mails.ts'
import {
  applicationApproved,
  applicationChangesRequested,
  applicationReceived,
  applicationRejected,
} from './mails/application-mails.ts'
import { googleConnected, googleDisconnected } from './mails/google-mails.ts'
import { orderLate, vendorOrderLate } from './mails/late-mails.ts'
import { orderCancelled, orderConfirmation } from './mails/order-mails.ts'
import { parcelDelivered, parcelShipped } from './mails/parcel-mails.ts'
import { refundAgreed, refundIssued, vendorOrderReduced } from './mails/refund-mails.ts'
import { reviewHidden, reviewReplied, reviewWritten } from './mails/review-mails.ts'
import { staffInvitation, staffRemoved, staffRolesChanged } from './mails/staff-mails.ts'
import { documentRefused, storeClosed, storeReinstated, storeSuspended } from './mails/store-mails.ts'
import { teamInvitation, teamRemoved, teamRoleChanged } from './mails/team-mails.ts'
import {
  recoveryCodesFew,
  recoveryCodesRenewed,
  recoveryCodeUsed,
  twoFactorOff,
  twoFactorOn,
} from './mails/two-factor-mails.ts'
import {
  payoutSent,
  productApproved,
  productChangesRequested,
  productRejected,
  stockLow,
  vendorNewOrder,
} from './mails/vendor-mails.ts'
import { toPlainText } from './plain-text.ts'

/** What each template says. A new template is a line here, its props in `mail-props.ts`, and a function in `mails/`. */
const TEMPLATES: { readonly [T in MailTemplate]: (props: MailProps<T>) => MailContent } = {
  'verify-email': verifyEmail,
  'registered-already': registeredAlready,
  'reset-password': resetPassword,
  'password-changed': passwordChanged,
  'password-reset': passwordReset,
  'two-factor-on': twoFactorOn,
  'two-factor-off': twoFactorOff,
  'recovery-codes-renewed': recoveryCodesRenewed,
  'recovery-code-used': recoveryCodeUsed,
  'recovery-codes-few': recoveryCodesFew,
  'google-connected': googleConnected,
  'google-disconnected': googleDisconnected,
  'application-received': applicationReceived,
  'application-approved': applicationApproved,
  'application-changes-requested': applicationChangesRequested,
  'application-rejected': applicationRejected,
  'store-suspended': storeSuspended,
  'store-reinstated': storeReinstated,
  'store-closed': storeClosed,
  'document-refused': documentRefused,
  'team-invitation': teamInvitation,
  'staff-invitation': staffInvitation,
  'staff-roles-changed': staffRolesChanged,
  'staff-removed': staffRemoved,
  'team-role-changed': teamRoleChanged,
  'team-removed': teamRemoved,
  'order-confirmation': orderConfirmation,
  'vendor-new-order': vendorNewOrder,
  'vendor-order-late': vendorOrderLate,
  'order-late': orderLate,
  'parcel-shipped': parcelShipped,
  'parcel-delivered': parcelDelivered,
  'order-cancelled': orderCancelled,
  'refund-agreed': refundAgreed,
  'vendor-order-reduced': vendorOrderReduced,
  'refund-issued': refundIssued,
  'product-approved': productApproved,
  'product-changes-requested': productChangesRequested,
  'product-rejected': productRejected,
  'stock-low': stockLow,
  'review-written': reviewWritten,
  'review-replied': reviewReplied,
  'review-hidden': reviewHidden,
  'payout-sent': payoutSent,
}

/** The one that mail clients expect; the same as react-email's own `render` writes, which would bring a formatter and a parser along. */
const DOCTYPE =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'

export type RenderedMail = { subject: string; html: string; text: string }

/** One line, of a length that inboxes show: a title with a line break must not begin a new header. */
function toHeader(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= 160 ? line : `${line.slice(0, 159).trimEnd()}…`
}

function assertWebLinks({ blocks }: MailContent): void {
  for (const block of blocks) {
    if (block.kind === 'button' && !/^https?:\/\//i.test(block.url)) {
      throw new Error(`A mail may only link to a web address, not to "${block.url.slice(0, 60)}"`)
    }
  }
}

/**
 * The subject (one line), the HTML and the text part of a mail. Whatever people wrote is escaped in the HTML.
 * @throws Error when a link is not a web address
 */
export async function renderMail<T extends MailTemplate>(template: T, props: MailProps<T>): Promise<RenderedMail> {
  const content = TEMPLATES[template](props)
  assertWebLinks(content)
  const subject = toHeader(content.subject)
  const html = DOCTYPE + renderToStaticMarkup(<MailLayout content={{ ...content, subject }} />)
  return { subject, html, text: toPlainText(content) }
}

/**
 * The same for props that were stored as JSON with a queued mail.
 * @throws ZodError when they are not the props of that template
 */
export async function renderStoredMail(template: MailTemplate, stored: unknown): Promise<RenderedMail> {
  return renderParsed(template, MAIL_PROPS[template].parse(stored))
}

function renderParsed<T extends MailTemplate>(template: T, props: unknown): Promise<RenderedMail> {
  // MAIL_PROPS[template] has just parsed them; TypeScript cannot relate the two lookups.
  return renderMail(template, props as MailProps<T>)
}
