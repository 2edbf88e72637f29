import {
  type DELIVERY_STATES,
  type Delivery,
  deliveriesInput,
  deliveriesPage,
  notFound,
  okSchema,
  retryDeliveryInput,
  type ServiceName,
} from '@millyard/contracts'
import { z } from 'zod'
import type { Clock } from './clock.ts'
import type { OutboxTx } from './database.ts'
import { DELIVER_EVENT } from './events.ts'
import { decodeCursor, toPage } from './paging.ts'
import type { createProcedures } from './procedures.ts'
import { recordStaffAction } from './staff-actions.ts'

type RawClient = {
  $queryRawUnsafe<T = unknown>(query: string, ...values: unknown[]): Promise<T>
}

type DeliveryRow = {
  id: string
  event_id: string
  event_type: string
  subscriber: ServiceName
  state: (typeof DELIVERY_STATES)[number]
  attempts: number
  last_error: string | null
  created_at: Date
  run_at: Date
}

type Retried = Pick<DeliveryRow, 'event_id' | 'event_type' | 'subscriber' | 'state'>

// Failed for good: no attempts left. Waiting: never tried. A delivery that succeeds leaves the table, so this stays small.
const DELIVERIES = `
  select job.id::text, job.payload->'event'->>'id' as event_id, job.payload->'event'->>'type' as event_type,
         job.payload->>'subscriber' as subscriber,
         case when job.attempts >= job.max_attempts then 'failed' when job.attempts > 0 then 'retrying' else 'waiting' end as state,
         job.attempts, job.last_error, job.created_at, job.run_at
  from graphile_worker._private_jobs job
  join graphile_worker._private_tasks task on task.id = job.task_id
  where task.identifier = $1`

/** The `operations` router that every service mounts: what waits in its queue, and putting it back. */
type OperationsDeps = {
  clock: Clock
  database: { client: RawClient; transaction<T>(work: (tx: RawClient & OutboxTx) => Promise<T>): Promise<T> }
}

export function createOperationsRouter<Deps extends OperationsDeps>(
  service: ServiceName,
  { router, adminProcedure }: Pick<ReturnType<typeof createProcedures<Deps>>, 'router' | 'adminProcedure'>,
) {
  return router({
    deliveries: adminProcedure('operations.read')
      .input(deliveriesInput)
      .output(deliveriesPage)
      .query(async ({ ctx, input }) => {
        const after = decodeCursor(input.cursor, z.tuple([z.string().regex(/^\d{1,18}$/)]))
        const rows = await ctx.deps.database.client.$queryRawUnsafe<DeliveryRow[]>(
          `select * from (${DELIVERIES}) delivery
           where ($2::bigint is null or id::bigint < $2::bigint) and ($3::text is null or state = $3)
           order by id::bigint desc limit $4`,
          DELIVER_EVENT,
          after?.[0] ?? null,
          input.state ?? null,
          input.limit + 1,
        )
        return toPage(
          rows,
          input.limit,
          (row) => toDelivery(service, row),
          (row) => [row.id],
        )
      }),

    retryDelivery: adminProcedure('operations.manage')
      .input(retryDeliveryInput)
      .output(okSchema)
      .mutation(async ({ ctx, input }) => {
        if (!/^\d{1,18}$/.test(input.id)) throw notFound('delivery')
        const { database, clock } = ctx.deps
        await database.transaction(async (tx) => {
          const [delivery] = await tx.$queryRawUnsafe<Retried[]>(
            `select delivery.event_id, delivery.event_type, delivery.subscriber, delivery.state from (${DELIVERIES}) delivery
             cross join lateral graphile_worker.reschedule_jobs(array[$2::bigint], run_at := now(), attempts := 0) job
             where delivery.id::bigint = $2::bigint`,
            DELIVER_EVENT,
            input.id,
          )
          if (!delivery) throw notFound('delivery')
          await recordStaffAction(tx, clock, ctx.actor, {
            action: 'delivery.retry',
            subject: { type: 'delivery', id: delivery.event_id, name: delivery.event_type },
            details: { from: service, to: delivery.subscriber, state: delivery.state },
          })
        })
        return { ok: true as const }
      }),
  })
}

function toDelivery(service: ServiceName, row: DeliveryRow): Delivery {
  return {
    id: row.id,
    service,
    eventId: row.event_id,
    eventType: row.event_type,
    subscriber: row.subscriber,
    state: row.state,
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: row.created_at.toISOString(),
    nextAttemptAt: row.state === 'failed' ? null : row.run_at.toISOString(),
  }
}
