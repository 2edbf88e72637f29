import {
  type adminDisputesInput,
  type adminDisputesPage,
  type DisputeState,
  disputeIdSchema,
} from '@millyard/contracts'
import { decodeCursor, toPage } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { toMinor } from '../money.ts'

const cursorKey = z.tuple([z.iso.datetime(), disputeIdSchema])

/** Disputes of the whole marketplace, newest first, or those in one state. */
export async function listAllDisputes(
  deps: Deps,
  input: z.infer<typeof adminDisputesInput>,
): Promise<z.infer<typeof adminDisputesPage>> {
  const after = decodeCursor(input.cursor, cursorKey)
  const olderThan = after
    ? { OR: [{ openedAt: { lt: new Date(after[0]) } }, { openedAt: new Date(after[0]), id: { lt: after[1] } }] }
    : {}
  const rows = await deps.database.client.paymentDispute.findMany({
    where: { ...(input.state ? { state: input.state } : {}), ...olderThan },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
    select: {
      id: true,
      state: true,
      reason: true,
      amountMinor: true,
      feeMinor: true,
      currency: true,
      openedAt: true,
      evidenceDueAt: true,
      evidenceSentAt: true,
      closedAt: true,
      payment: { select: { orderId: true, orderNumber: true } },
    },
  })
  return toPage(
    rows,
    input.limit,
    ({ payment, ...row }) => ({
      ...row,
      orderId: payment?.orderId ?? null,
      orderNumber: payment?.orderNumber ?? null,
      state: row.state as DisputeState,
      amountMinor: toMinor(row.amountMinor),
      feeMinor: toMinor(row.feeMinor),
      openedAt: row.openedAt.toISOString(),
      evidenceDueAt: row.evidenceDueAt?.toISOString() ?? null,
      evidenceSentAt: row.evidenceSentAt?.toISOString() ?? null,
      closedAt: row.closedAt?.toISOString() ?? null,
    }),
    (row) => [row.openedAt.toISOString(), row.id],
  )
}
