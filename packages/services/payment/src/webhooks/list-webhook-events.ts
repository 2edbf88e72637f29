import type { WebhookState, webhookEventsInput, webhookEventsPage } from '@millyard/contracts'
import { decodeCursor, toPage } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'

const cursorKey = z.tuple([z.iso.datetime(), z.string()])

/** What Stripe has sent, newest first, or what is in one state. */
export async function listWebhookEvents(
  deps: Deps,
  input: z.infer<typeof webhookEventsInput>,
): Promise<z.infer<typeof webhookEventsPage>> {
  const after = decodeCursor(input.cursor, cursorKey)
  const older = after
    ? { OR: [{ receivedAt: { lt: new Date(after[0]) } }, { receivedAt: new Date(after[0]), id: { lt: after[1] } }] }
    : {}
  const rows = await deps.database.client.webhookEvent.findMany({
    where: { ...(input.state ? { state: input.state } : {}), ...older },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: input.limit + 1,
    select: {
      id: true,
      type: true,
      objectId: true,
      state: true,
      attempts: true,
      error: true,
      receivedAt: true,
      processedAt: true,
    },
  })
  return toPage(
    rows,
    input.limit,
    (row) => ({
      ...row,
      state: row.state as WebhookState,
      receivedAt: row.receivedAt.toISOString(),
      processedAt: row.processedAt?.toISOString() ?? null,
    }),
    (row) => [row.receivedAt.toISOString(), row.id],
  )
}
