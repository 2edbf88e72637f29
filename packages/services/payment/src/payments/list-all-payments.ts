import { type adminPaymentsPage, idSchema, type PageInput, type PaymentStatus } from '@millyard/contracts'
import { decodeCursor, toPage } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { toMinor } from '../money.ts'

const cursorKey = z.tuple([idSchema('pay')])

/** Payments of the whole marketplace, newest first (ids grow with time). */
export async function listAllPayments(deps: Deps, input: PageInput): Promise<z.infer<typeof adminPaymentsPage>> {
  const after = decodeCursor(input.cursor, cursorKey)
  const rows = await deps.database.client.payment.findMany({
    where: after ? { id: { lt: after[0] } } : {},
    orderBy: { id: 'desc' },
    take: input.limit + 1,
    select: {
      id: true,
      orderId: true,
      orderNumber: true,
      status: true,
      amountMinor: true,
      feeMinor: true,
      currency: true,
      stripePaymentIntentId: true,
      createdAt: true,
    },
  })
  return toPage(
    rows,
    input.limit,
    (row) => ({
      ...row,
      status: row.status as PaymentStatus,
      amountMinor: toMinor(row.amountMinor),
      feeMinor: row.feeMinor === null ? null : toMinor(row.feeMinor),
      createdAt: row.createdAt.toISOString(),
    }),
    (row) => [row.id],
  )
}
