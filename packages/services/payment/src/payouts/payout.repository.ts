import { idSchema, type PAYOUT_STATUSES, type PageInput, type Payout } from '@millyard/contracts'
import { decodeCursor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { toMinor } from '../money.ts'

type PayoutRow = {
  id: string
  vendor_id: string
  vendor_name: string
  status: (typeof PAYOUT_STATUSES)[number]
  amount_minor: bigint
  currency: string
  failure: string | null
  created_at: Date
  sent_at: Date | null
  items: { vendorOrderId: string; number: string; amountMinor: number; transferId: string | null }[]
  kept: { vendorOrderId: string; number: string; amountMinor: number }[] | null
}

const cursorKey = z.tuple([idSchema('pot')])

/** Payouts with their vendor orders and what was kept of them, newest first (ids grow with time), of one vendor or of all: one statement. */
export async function readPayouts(deps: Deps, vendorId: string | null, input: PageInput): Promise<PayoutRow[]> {
  const [after] = decodeCursor(input.cursor, cursorKey) ?? [null]
  return deps.database.client.$queryRaw<PayoutRow[]>`
    select payout.*, coalesce(vendor.name, items.vendor_name, '') as vendor_name, items.list as items, kept.list as kept
    from (
      select id, vendor_id, status, amount_minor, currency, failure, created_at, sent_at
      from vendor_payout
      where (${vendorId}::text is null or vendor_id = ${vendorId}) and (${after}::text is null or id < ${after})
      order by id desc limit ${input.limit + 1}
    ) payout
    left join vendor_summary vendor on vendor.vendor_id = payout.vendor_id
    cross join lateral (
      select min(share.vendor_name) as vendor_name,
             json_agg(json_build_object('vendorOrderId', item.vendor_order_id, 'number', share.vendor_order_number,
               'amountMinor', item.payable_minor, 'transferId', item.stripe_transfer_id) order by item.vendor_order_id) as list
      from vendor_payout_item item
      join payment_share share on share.vendor_order_id = item.vendor_order_id
      where item.payout_id = payout.id
    ) items
    cross join lateral (
      select json_agg(json_build_object('vendorOrderId', share.vendor_order_id, 'number', share.vendor_order_number,
               'amountMinor', deduction.amount_minor) order by share.vendor_order_id) as list
      from vendor_payout_deduction deduction
      join vendor_recovery recovery on recovery.refund_id = deduction.refund_id
      join payment_share share on share.vendor_order_id = recovery.vendor_order_id
      where deduction.payout_id = payout.id
    ) kept
    order by payout.id desc`
}

/** A payout of several vendor orders has several transfers; the first that was made stands for them. */
export function toPayout(row: PayoutRow): Payout {
  return {
    id: row.id,
    vendorId: row.vendor_id,
    status: row.status,
    amountMinor: toMinor(row.amount_minor),
    currency: row.currency,
    stripeTransferId: row.items.find((item) => item.transferId !== null)?.transferId ?? null,
    failure: row.failure,
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    orders: row.items.map(({ vendorOrderId, number, amountMinor }) => ({ vendorOrderId, number, amountMinor })),
    deductions: row.kept ?? [],
  }
}
