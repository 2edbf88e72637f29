import type {
  CheckState,
  DocumentStatus,
  OpenChange,
  OrderStatus,
  PaymentStatus,
  ProductStatus,
  ReviewStatus,
  RevisionStatus,
  StockState,
  TrackingStatus,
  VendorOrderStatus,
  VendorStatus,
} from '@millyard/contracts'
import type { StatusText } from './status-texts.ts'

type StatusTexts<Status extends string> = Readonly<Record<Status, StatusText>>

/** A product on its way to the shop, as its factory and staff see it. */
export const PRODUCT_STATUS: StatusTexts<ProductStatus> = {
  draft: { label: 'Draft', tone: 'neutral' },
  submitted: { label: 'In review', tone: 'info' },
  changes_requested: { label: 'Changes requested', tone: 'warn' },
  approved: { label: 'On sale', tone: 'good' },
  rejected: { label: 'Rejected', tone: 'bad' },
  archived: { label: 'Archived', tone: 'neutral' },
}

/** A version of a product's content. */
export const REVISION_STATUS: StatusTexts<RevisionStatus> = {
  draft: { label: 'Draft', tone: 'neutral' },
  submitted: { label: 'In review', tone: 'info' },
  approved: { label: 'Approved', tone: 'good' },
  changes_requested: { label: 'Changes requested', tone: 'warn' },
  rejected: { label: 'Rejected', tone: 'bad' },
  withdrawn: { label: 'Withdrawn', tone: 'neutral' },
}

/** How the next version of a product on sale stands, beside "On sale". */
export const OPEN_CHANGE: StatusTexts<OpenChange> = {
  draft: { label: 'Draft of changes', tone: 'neutral' },
  submitted: { label: 'Changes in review', tone: 'info' },
  changes_requested: { label: 'Changes requested', tone: 'warn' },
}

/** An order, as its buyer and staff see it. */
export const ORDER_STATUS: StatusTexts<OrderStatus> = {
  pending_payment: { label: 'Waiting for payment', tone: 'warn' },
  paid: { label: 'Paid', tone: 'info' },
  partially_shipped: { label: 'Partly on its way', tone: 'info' },
  shipped: { label: 'On its way', tone: 'info' },
  delivered: { label: 'Delivered', tone: 'good' },
  completed: { label: 'Completed', tone: 'good' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
}

/** A factory's part of an order, as its buyer sees it. */
export const ORDER_PART_STATUS: StatusTexts<VendorOrderStatus> = {
  pending_payment: { label: 'Waiting for payment', tone: 'warn' },
  to_ship: { label: 'Being prepared', tone: 'info' },
  partially_shipped: { label: 'Partly on its way', tone: 'info' },
  shipped: { label: 'On its way', tone: 'info' },
  delivered: { label: 'Delivered', tone: 'good' },
  completed: { label: 'Completed', tone: 'good' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
}

/** The same part, as the factory sees it: what waits for it stands out. */
export const VENDOR_ORDER_STATUS: StatusTexts<VendorOrderStatus> = {
  ...ORDER_PART_STATUS,
  to_ship: { label: 'To ship', tone: 'warn' },
  partially_shipped: { label: 'Partly shipped', tone: 'warn' },
  shipped: { label: 'Shipped', tone: 'info' },
}

export const TRACKING_STATUS: StatusTexts<TrackingStatus> = {
  announced: { label: 'Announced', tone: 'neutral' },
  accepted: { label: 'Handed to the carrier', tone: 'info' },
  in_transit: { label: 'On its way', tone: 'info' },
  out_for_delivery: { label: 'Out for delivery', tone: 'info' },
  delivered: { label: 'Delivered', tone: 'good' },
  problem: { label: 'Delivery problem', tone: 'bad' },
}

export const FACTORY_STATUS: StatusTexts<VendorStatus> = {
  draft: { label: 'Draft', tone: 'neutral' },
  in_review: { label: 'In review', tone: 'info' },
  changes_requested: { label: 'Changes requested', tone: 'warn' },
  approved: { label: 'Approved', tone: 'good' },
  rejected: { label: 'Rejected', tone: 'bad' },
  suspended: { label: 'Suspended', tone: 'bad' },
  closed: { label: 'Closed', tone: 'neutral' },
}

export const CHECK_STATE: StatusTexts<CheckState> = {
  missing: { label: 'Missing', tone: 'warn' },
  waiting: { label: 'With our staff', tone: 'info' },
  done: { label: 'Done', tone: 'good' },
}

export const DOCUMENT_STATUS: StatusTexts<DocumentStatus> = {
  waiting: { label: 'Not looked at yet', tone: 'neutral' },
  accepted: { label: 'Accepted', tone: 'good' },
  refused: { label: 'Refused', tone: 'bad' },
}

export const PAYMENT_STATUS: StatusTexts<PaymentStatus> = {
  pending: { label: 'Waiting for payment', tone: 'warn' },
  requires_action: { label: 'Waiting for the bank', tone: 'warn' },
  failed: { label: 'Declined', tone: 'bad' },
  succeeded: { label: 'Paid', tone: 'good' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
  refunded: { label: 'Refunded', tone: 'neutral' },
}

export const PAYOUT_STATUS: StatusTexts<'claimed' | 'sent' | 'failed'> = {
  claimed: { label: 'Being sent', tone: 'info' },
  sent: { label: 'Paid out', tone: 'good' },
  failed: { label: 'Failed', tone: 'bad' },
}

export const DELIVERY_STATE: StatusTexts<'waiting' | 'retrying' | 'failed'> = {
  waiting: { label: 'Waiting', tone: 'neutral' },
  retrying: { label: 'Retrying', tone: 'warn' },
  failed: { label: 'Failed', tone: 'bad' },
}

/** What can be bought of a variant, as its factory sees it. */
export const STOCK_STATE: StatusTexts<StockState> = {
  enough: { label: 'In stock', tone: 'good' },
  low: { label: 'Low', tone: 'warn' },
  out: { label: 'Out of stock', tone: 'bad' },
}

/** A customer's review, as staff see it. */
export const REVIEW_STATUS: StatusTexts<ReviewStatus> = {
  visible: { label: 'Visible', tone: 'good' },
  hidden: { label: 'Hidden', tone: 'bad' },
}
