import { EMAIL_STATUSES, idSchema, mailLogInput, mailLogPage } from '@millyard/contracts'
import { decodeCursor, toPage } from '@millyard/service-kit'
import { z } from 'zod'
import { adminProcedure, router } from '../trpc.ts'

const statusSchema = z.enum(EMAIL_STATUSES)

export const mailLogRouter = router({
  list: adminProcedure('operations.read')
    .input(mailLogInput)
    .output(mailLogPage)
    .query(async ({ ctx, input }) => {
      const after = decodeCursor(input.cursor, z.tuple([idSchema('eml')]))
      const rows = await ctx.deps.database.client.emailNotification.findMany({
        ...(after ? { where: { id: { lt: after[0] } } } : {}),
        orderBy: { id: 'desc' },
        take: input.limit + 1,
        select: {
          id: true,
          template: true,
          recipient: true,
          subject: true,
          status: true,
          eventId: true,
          createdAt: true,
          sentAt: true,
          failure: true,
        },
      })
      return toPage(
        rows,
        input.limit,
        ({ recipient, ...row }) => ({
          ...row,
          to: recipient,
          status: statusSchema.parse(row.status),
          createdAt: row.createdAt.toISOString(),
          sentAt: row.sentAt?.toISOString() ?? null,
        }),
        (row) => [row.id],
      )
    }),
})
