import type {
  CheckState,
  DisputeState,
  DocumentStatus,
  OpenChange,
  OrderStatus,
  PaymentRefundState,
  PaymentStatus,
  ProductStatus,
  RefundStatus,
  ReviewStatus,
  RevisionStatus,
  StockState,
  TrackingStatus,
  VendorOrderStatus,
  VendorStatus,
  WebhookState,
} from '@millyard/contracts'
import { useExtracted } from 'next-intl'

/** How a state is meant: it decides colour and icon, and the words say it too. */
export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad'

export interface StatusText {
  label: string
  tone: Tone
}

type StatusTexts<Status extends string> = Readonly<Record<Status, StatusText>>

/** A product on its way to the shop, as its factory and staff see it. */
function useProductTexts(): StatusTexts<ProductStatus> {
  const t = useExtracted('client')
  return {
    draft: { label: t('Draft'), tone: 'neutral' },
    submitted: { label: t('In review'), tone: 'info' },
    changes_requested: { label: t('Changes requested'), tone: 'warn' },
    approved: { label: t('On sale'), tone: 'good' },
    rejected: { label: t('Rejected'), tone: 'bad' },
    archived: { label: t('Archived'), tone: 'neutral' },
  }
}

/** A version of a product's content. */
function useRevisionTexts(): StatusTexts<RevisionStatus> {
  const t = useExtracted('client')
  return {
    draft: { label: t('Draft'), tone: 'neutral' },
    submitted: { label: t('In review'), tone: 'info' },
    approved: { label: t('Approved'), tone: 'good' },
    changes_requested: { label: t('Changes requested'), tone: 'warn' },
    rejected: { label: t('Rejected'), tone: 'bad' },
    withdrawn: { label: t('Withdrawn'), tone: 'neutral' },
  }
}

/** How the next version of a product on sale stands, beside "On sale". */
function useOpenChangeTexts(): StatusTexts<OpenChange> {
  const t = useExtracted('client')
  return {
    draft: { label: t('Draft of changes'), tone: 'neutral' },
    submitted: { label: t('Changes in review'), tone: 'info' },
    changes_requested: { label: t('Changes requested'), tone: 'warn' },
  }
}

/** An order, as its buyer and staff see it. */
function useOrderTexts(): StatusTexts<OrderStatus> {
  const t = useExtracted('client')
  return {
    pending_payment: { label: t('Waiting for payment'), tone: 'warn' },
    paid: { label: t('Paid'), tone: 'info' },
    partially_shipped: { label: t('Partly sent'), tone: 'info' },
    shipped: { label: t('On its way'), tone: 'info' },
    delivered: { label: t('Delivered'), tone: 'good' },
    completed: { label: t('Completed'), tone: 'good' },
    cancelled: { label: t('Cancelled'), tone: 'neutral' },
  }
}

/** A factory's part of an order, as its buyer sees it. */
function useOrderPartTexts(): StatusTexts<VendorOrderStatus> {
  const t = useExtracted('client')
  return {
    pending_payment: { label: t('Waiting for payment'), tone: 'warn' },
    to_ship: { label: t('Being prepared'), tone: 'info' },
    partially_shipped: { label: t('Partly sent'), tone: 'info' },
    shipped: { label: t('On its way'), tone: 'info' },
    delivered: { label: t('Delivered'), tone: 'good' },
    completed: { label: t('Completed'), tone: 'good' },
    cancelled: { label: t('Cancelled'), tone: 'neutral' },
  }
}

/** The same part, as the factory sees it: what waits for it stands out. */
function useVendorOrderTexts(): StatusTexts<VendorOrderStatus> {
  const t = useExtracted('client')
  const ofBuyer = useOrderPartTexts()
  return {
    ...ofBuyer,
    to_ship: { label: t('To ship'), tone: 'warn' },
    partially_shipped: { label: t('Partly shipped'), tone: 'warn' },
    shipped: { label: t('Shipped'), tone: 'info' },
  }
}

function useTrackingTexts(): StatusTexts<TrackingStatus> {
  const t = useExtracted('client')
  return {
    announced: { label: t('Announced'), tone: 'neutral' },
    accepted: { label: t('Handed to the carrier'), tone: 'info' },
    in_transit: { label: t('On its way'), tone: 'info' },
    out_for_delivery: { label: t('Out for delivery'), tone: 'info' },
    delivered: { label: t('Delivered'), tone: 'good' },
    problem: { label: t('Delivery problem'), tone: 'bad' },
  }
}

function useFactoryTexts(): StatusTexts<VendorStatus> {
  const t = useExtracted('client')
  return {
    draft: { label: t('Draft'), tone: 'neutral' },
    in_review: { label: t('In review'), tone: 'info' },
    changes_requested: { label: t('Changes requested'), tone: 'warn' },
    approved: { label: t('Approved'), tone: 'good' },
    rejected: { label: t('Rejected'), tone: 'bad' },
    suspended: { label: t('Suspended'), tone: 'bad' },
    closed: { label: t('Closed'), tone: 'neutral' },
  }
}

function useCheckTexts(): StatusTexts<CheckState> {
  const t = useExtracted('client')
  return {
    missing: { label: t('Missing'), tone: 'warn' },
    waiting: { label: t('With our staff'), tone: 'info' },
    done: { label: t('Done'), tone: 'good' },
  }
}

function useDocumentTexts(): StatusTexts<DocumentStatus> {
  const t = useExtracted('client')
  return {
    waiting: { label: t('Not looked at yet'), tone: 'neutral' },
    accepted: { label: t('Accepted'), tone: 'good' },
    refused: { label: t('Refused'), tone: 'bad' },
  }
}

function usePaymentTexts(): StatusTexts<PaymentStatus> {
  const t = useExtracted('client')
  return {
    pending: { label: t('Waiting for payment'), tone: 'warn' },
    requires_action: { label: t('Waiting for the bank'), tone: 'warn' },
    failed: { label: t('Declined'), tone: 'bad' },
    succeeded: { label: t('Paid'), tone: 'good' },
    cancelled: { label: t('Cancelled'), tone: 'neutral' },
    refunded: { label: t('Refunded'), tone: 'neutral' },
  }
}

/** What goes back of an order, as everybody but finance sees it. */
function useRefundTexts(): StatusTexts<RefundStatus> {
  const t = useExtracted('client')
  return {
    requested: { label: t('Asked for'), tone: 'warn' },
    refused: { label: t('Not possible'), tone: 'neutral' },
    accepted: { label: t('On its way back'), tone: 'info' },
    succeeded: { label: t('Refunded'), tone: 'good' },
    failed: { label: t('Sent back by the bank'), tone: 'bad' },
  }
}

/** The money of a refund on its way, as finance looks after it. */
function usePaymentRefundTexts(): StatusTexts<PaymentRefundState> {
  const t = useExtracted('client')
  return {
    requested: { label: t('Being sent'), tone: 'info' },
    on_hold: { label: t('Waits for a dispute'), tone: 'warn' },
    pending: { label: t('With the bank'), tone: 'info' },
    succeeded: { label: t('Refunded'), tone: 'good' },
    failed: { label: t('Failed'), tone: 'bad' },
    charged_back: { label: t('Paid by the bank'), tone: 'neutral' },
  }
}

function useDisputeTexts(): StatusTexts<DisputeState> {
  const t = useExtracted('client')
  return {
    inquiry: { label: t('The bank asks'), tone: 'warn' },
    open: { label: t('Open'), tone: 'bad' },
    won: { label: t('Won'), tone: 'good' },
    lost: { label: t('Lost'), tone: 'neutral' },
  }
}

function useWebhookTexts(): StatusTexts<WebhookState> {
  const t = useExtracted('client')
  return {
    received: { label: t('Waiting'), tone: 'info' },
    processed: { label: t('Done'), tone: 'good' },
    parked: { label: t('Too early'), tone: 'warn' },
    failed: { label: t('Failed'), tone: 'bad' },
  }
}

function usePayoutTexts(): StatusTexts<'claimed' | 'sent' | 'failed'> {
  const t = useExtracted('client')
  return {
    claimed: { label: t('Being sent'), tone: 'info' },
    sent: { label: t('Paid out'), tone: 'good' },
    failed: { label: t('Failed'), tone: 'bad' },
  }
}

function useDeliveryTexts(): StatusTexts<'waiting' | 'retrying' | 'failed'> {
  const t = useExtracted('client')
  return {
    waiting: { label: t('Waiting'), tone: 'neutral' },
    retrying: { label: t('Retrying'), tone: 'warn' },
    failed: { label: t('Failed'), tone: 'bad' },
  }
}

/** What can be bought of a variant, as its factory sees it. */
function useStockTexts(): StatusTexts<StockState> {
  const t = useExtracted('client')
  return {
    enough: { label: t('In stock'), tone: 'good' },
    low: { label: t('Low'), tone: 'warn' },
    out: { label: t('Out of stock'), tone: 'bad' },
  }
}

/** A customer's review, as staff see it. */
function useReviewTexts(): StatusTexts<ReviewStatus> {
  const t = useExtracted('client')
  return {
    visible: { label: t('Visible'), tone: 'good' },
    hidden: { label: t('Hidden'), tone: 'bad' },
  }
}

/** The kinds of states, and the states of each. */
interface States {
  product: ProductStatus
  revision: RevisionStatus
  openChange: OpenChange
  order: OrderStatus
  orderPart: VendorOrderStatus
  vendorOrder: VendorOrderStatus
  tracking: TrackingStatus
  factory: VendorStatus
  check: CheckState
  document: DocumentStatus
  payment: PaymentStatus
  refund: RefundStatus
  paymentRefund: PaymentRefundState
  dispute: DisputeState
  webhook: WebhookState
  payout: 'claimed' | 'sent' | 'failed'
  delivery: 'waiting' | 'retrying' | 'failed'
  stock: StockState
  review: ReviewStatus
}

export type StatusKind = keyof States
export type StatusOf<Kind extends StatusKind> = States[Kind]

const TEXTS: { readonly [Kind in StatusKind]: () => StatusTexts<States[Kind]> } = {
  product: useProductTexts,
  revision: useRevisionTexts,
  openChange: useOpenChangeTexts,
  order: useOrderTexts,
  orderPart: useOrderPartTexts,
  vendorOrder: useVendorOrderTexts,
  tracking: useTrackingTexts,
  factory: useFactoryTexts,
  check: useCheckTexts,
  document: useDocumentTexts,
  payment: usePaymentTexts,
  refund: useRefundTexts,
  paymentRefund: usePaymentRefundTexts,
  dispute: useDisputeTexts,
  webhook: useWebhookTexts,
  payout: usePayoutTexts,
  delivery: useDeliveryTexts,
  stock: useStockTexts,
  review: useReviewTexts,
}

/** The words and tones of all states of a kind. `kind` is the same at every render. */
export function useStatusTexts<Kind extends StatusKind>(kind: Kind): StatusTexts<States[Kind]> {
  const useTexts = TEXTS[kind]
  return useTexts()
}
