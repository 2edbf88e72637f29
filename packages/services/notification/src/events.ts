import type { PrismaClient } from '@millyard/notification-db'
import type { EventHandlers } from '@millyard/service-kit'
import type { Deps } from './deps.ts'
import {
  onPasswordChanged,
  onPasswordResetRequested,
  onRegistrationRepeated,
  onVendorApplied,
  onVendorDecided,
  onVerificationRequested,
} from './messages/account-messages.ts'
import { onDisputeClosed, onDisputeOpened } from './messages/dispute-messages.ts'
import { onGoogleChanged } from './messages/google-messages.ts'
import { onVendorOrderLate } from './messages/late-messages.ts'
import { onPaymentRefunded, onPayoutSent } from './messages/money-messages.ts'
import { onOrderCancelled, onOrderCompleted, onOrderPaid } from './messages/order-messages.ts'
import { onParcelMoved } from './messages/parcel-messages.ts'
import { onProductDecided, onProductSubmitted } from './messages/product-messages.ts'
import { onPaymentRefundFailed, onRefundRequested } from './messages/refund-messages.ts'
import {
  onReviewHidden,
  onReviewReplied,
  onReviewReported,
  onReviewRestored,
  onReviewWritten,
} from './messages/review-messages.ts'
import { onStaffInvited } from './messages/staff-messages.ts'
import { onStockLow } from './messages/stock-messages.ts'
import { onDocumentRefused, onStoreMoved } from './messages/store-messages.ts'
import { onMemberAdded, onMemberInvited, onMemberRemoved, onMemberRoleChanged } from './messages/team-messages.ts'
import { onTwoFactorChanged } from './messages/two-factor-messages.ts'
import {
  onStaffAdded,
  onStaffRolesChanged,
  onUserRegistered,
  onVendorTeamChanged,
  onVendorUpdated,
} from './recipients/on-identity-events.ts'

export const events: EventHandlers<Deps, PrismaClient> = {
  'user.registered.v1': onUserRegistered,
  'user.verification_requested.v1': onVerificationRequested,
  'user.registration_repeated.v1': onRegistrationRepeated,
  'user.password_reset_requested.v1': onPasswordResetRequested,
  'user.password_changed.v1': onPasswordChanged,
  'user.two_factor_changed.v1': onTwoFactorChanged,
  'user.google_changed.v1': onGoogleChanged,
  'staff.added.v1': onStaffAdded,
  'staff.roles_changed.v1': onStaffRolesChanged,
  'staff.invited.v1': onStaffInvited,
  'vendor.updated.v1': onVendorUpdated,
  'vendor.team_changed.v1': onVendorTeamChanged,
  'vendor.member_added.v1': onMemberAdded,
  'vendor.member_invited.v1': onMemberInvited,
  'vendor.member_role_changed.v1': onMemberRoleChanged,
  'vendor.member_removed.v1': onMemberRemoved,
  'vendor.applied.v1': onVendorApplied,
  'vendor.approved.v1': onVendorDecided,
  'vendor.changes_requested.v1': onVendorDecided,
  'vendor.rejected.v1': onVendorDecided,
  'vendor.suspended.v1': onStoreMoved,
  'vendor.reinstated.v1': onStoreMoved,
  'vendor.closed.v1': onStoreMoved,
  'vendor.document_refused.v1': onDocumentRefused,
  'product.submitted.v1': onProductSubmitted,
  'product.approved.v1': onProductDecided,
  'product.changes_requested.v1': onProductDecided,
  'product.rejected.v1': onProductDecided,
  'review.written.v1': onReviewWritten,
  'review.replied.v1': onReviewReplied,
  'review.reported.v1': onReviewReported,
  'review.hidden.v1': onReviewHidden,
  'review.restored.v1': onReviewRestored,
  'product_change.submitted.v1': onProductSubmitted,
  'product_change.approved.v1': onProductDecided,
  'product_change.changes_requested.v1': onProductDecided,
  'product_change.rejected.v1': onProductDecided,
  'stock.low.v1': onStockLow,
  'order.paid.v1': onOrderPaid,
  'order.cancelled.v1': onOrderCancelled,
  'order.completed.v1': onOrderCompleted,
  'refund.requested.v1': onRefundRequested,
  'vendor_order.late.v1': onVendorOrderLate,
  'dispute.opened.v1': onDisputeOpened,
  'dispute.closed.v1': onDisputeClosed,
  'payment.refund_failed.v1': onPaymentRefundFailed,
  'payment.refunded.v1': onPaymentRefunded,
  'payout.sent.v1': onPayoutSent,
  'parcel.shipped.v1': onParcelMoved,
  'parcel.delivered.v1': onParcelMoved,
}
