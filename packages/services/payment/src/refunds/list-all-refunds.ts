import { type adminRefundsInput, type adminRefundsPage, idSchema, type PaymentRefundState } from '@millyard/contracts'
import { decodeCursor, toPage } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { toMinor } from '../money.ts'

const cursorKey = z.tuple([idSchema('prf')])

/** Refunds of the whole marketplace, newest first (ids grow with time), or those in one state. */
export async function listAllRefunds(
  deps: Deps,
  input: z.infer<typeof adminRefundsInput>,
): Promise<z.infer<typeof adminRefundsPage>> {
  const after = decodeCursor(input.cursor, cursorKey)
  const rows = await deps.database.client.paymentRefund.findMany({
    where: { ...(after ? { id: { lt: after[0] } } : {}), ...(input.state ? { state: input.state } : {}) },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
    select: {
      id: true,
      state: true,
      failure: true,
      amountMinor: true,
      payableMinor: true,
      commissionMinor: true,
      currency: true,
      stripeRefundId: true,
      createdAt: true,
      succeededAt: true,
      failedAt: true,
      payment: { select: { orderId: true, orderNumber: true } },
      share: { select: { vendorOrderNumber: true, vendorName: true } },
    },
  })
  return toPage(
    rows,
    input.limit,
    ({ payment, share, succeededAt, failedAt, ...row }) => ({
      ...row,
      ...payment,
      vendorOrderNumber: share?.vendorOrderNumber ?? null,
      vendorName: share?.vendorName ?? null,
      state: row.state as PaymentRefundState,
      amountMinor: toMinor(row.amountMinor),
      payableMinor: toMinor(row.payableMinor),
      commissionMinor: toMinor(row.commissionMinor),
      createdAt: row.createdAt.toISOString(),
      settledAt: (failedAt ?? succeededAt)?.toISOString() ?? null,
    }),
    (row) => [row.id],
  )
}
