import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newId, okSchema } from '@millyard/contracts'
import pg from 'pg'
import { z } from 'zod'
import { currentTrail, leavingAnEntry } from '../src/audit-trail.ts'
import {
  baseEnvSchema,
  type Clock,
  createOperationsRouter,
  createProcedures,
  currentCorrelationId,
  type Database,
  defineJob,
  defineService,
  type EventHandlers,
  enqueue,
  nothingChanged,
  publish,
  recordStaffAction,
  type Tx,
} from '../src/index.ts'

/** What the kit needs of a Prisma client, over plain `pg`: the kit knows no service's database package. */
type Sql = { $queryRawUnsafe<T = unknown>(query: string, ...values: unknown[]): Promise<T> }

function plainDatabase(url: string): Database<Sql> {
  const pool = new pg.Pool({ connectionString: url, max: 6 })
  const client = {
    $queryRawUnsafe: async <T>(query: string, ...values: unknown[]) => (await pool.query(query, values)).rows as T,
  }
  return {
    client,
    transaction: async (work) => {
      const trail = currentTrail()
      const connection = await pool.connect()
      try {
        await connection.query('begin')
        const tx = {
          $queryRawUnsafe: async (query: string, ...values: unknown[]) => (await connection.query(query, values)).rows,
          $executeRawUnsafe: async (query: string, ...values: unknown[]) =>
            (await connection.query(query, values)).rowCount ?? 0,
        } as unknown as Tx<Sql>
        const result = await leavingAnEntry(trail, () => work(tx))
        await connection.query('commit')
        return result
      } catch (error) {
        await connection.query('rollback')
        throw error
      } finally {
        connection.release()
      }
    },
    ping: async () => {
      await pool.query('select 1')
    },
    close: () => pool.end(),
  }
}

/** A door that a test opens: what waits at it tells how many have come. */
export class Gate {
  waiting = 0
  #open: () => void = () => undefined
  #opened = new Promise<void>((resolve) => {
    this.#open = resolve
  })

  async pass(): Promise<void> {
    this.waiting += 1
    await this.#opened
  }

  open(): void {
    this.#open()
  }
}

export type SampleDeps = {
  database: Database<Sql>
  clock: Clock
  requests: Gate
  jobs: Gate
  /** What jobs saw, in order. */
  seen: { note: string; correlationId: string }[]
}

const { router, publicProcedure, adminProcedure } = createProcedures<SampleDeps>('product')

/** A parcel's departure, as the sample tells of it: to two subscribers. */
function departure(shipmentId: string) {
  return {
    vendorOrderId: newId('vor'),
    orderId: newId('ord'),
    vendorId: newId('ven'),
    vendorName: 'Mill',
    shipmentId,
    orderNumber: 'M-1',
    customerId: newId('usr'),
    carrier: 'manual' as const,
    trackingNumber: '1',
    items: [],
    isLast: true,
    shippedAt: new Date().toISOString(),
  }
}

const writeNote = (tx: Tx<Sql>, note: string) =>
  tx.$executeRawUnsafe('insert into sample_note (note) values ($1)', note)

const bowl = (id: string) => ({
  action: 'product.approve' as const,
  subject: { type: 'product' as const, id, name: 'A bowl' },
  details: { note: 'Ask ada@example.com' },
})

const sampleRouter = router({
  hello: publicProcedure.output(z.object({ hello: z.string() })).query(() => ({ hello: 'world' })),
  echo: publicProcedure
    .input(z.object({ text: z.string() }))
    .output(z.object({ length: z.int() }))
    .mutation(({ input }) => ({ length: input.text.length })),
  boom: publicProcedure.output(okSchema).query(() => {
    throw new Error('connection to postgres://order_svc:hunter2@db failed')
  }),
  wrongOutput: publicProcedure
    .output(z.object({ count: z.int() }))
    // What a bug would do: the database gave something that nobody expected.
    .query(() => ({ count: 'hunter2' as unknown as number })),
  slow: publicProcedure.output(okSchema).mutation(async ({ ctx }) => {
    await ctx.deps.requests.pass()
    await ctx.deps.database.transaction((tx) => writeNote(tx, 'slow'))
    return { ok: true as const }
  }),
  ship: publicProcedure
    .input(z.object({ shipmentId: z.string(), thenFail: z.boolean().default(false) }))
    .output(okSchema)
    .mutation(async ({ ctx, input }) => {
      const { database, clock } = ctx.deps
      await database.transaction(async (tx) => {
        await writeNote(tx, input.shipmentId)
        await publish(tx, clock, 'parcel.shipped.v1', input.shipmentId, departure(input.shipmentId))
        if (input.thenFail) throw new Error('The transaction is rolled back.')
      })
      return { ok: true as const }
    }),
  enqueue: publicProcedure
    .input(z.object({ job: z.string(), note: z.string() }))
    .output(okSchema)
    .mutation(async ({ ctx, input }) => {
      await ctx.deps.database.transaction((tx) => enqueue(tx, input.job, { note: input.note }))
      return { ok: true as const }
    }),
  /** What staff do, with its entry in the log, without it, or rolled back together. */
  act: adminProcedure('operations.manage')
    .input(
      z.object({ note: z.string(), how: z.enum(['recorded', 'forgotten', 'bare', 'unchanged', 'failed', 'again']) }),
    )
    .output(okSchema)
    .mutation(async ({ ctx, input }) => {
      const { database, clock } = ctx.deps
      if (input.how === 'bare') return { ok: true as const }
      // What was recorded in a transaction that is rolled back is no entry for the next one.
      if (input.how === 'again') {
        await database
          .transaction(async (tx) => {
            await recordStaffAction(tx, clock, ctx.actor, bowl(input.note))
            throw new Error('The first attempt is rolled back.')
          })
          .catch(() => undefined)
      }
      await database.transaction(async (tx) => {
        await writeNote(tx, input.note)
        if (input.how === 'unchanged') nothingChanged(ctx.actor)
        if (input.how === 'recorded' || input.how === 'failed') {
          await recordStaffAction(tx, clock, ctx.actor, bowl(input.note))
        }
        if (input.how === 'failed') throw new Error('The transaction is rolled back.')
      })
      return { ok: true as const }
    }),
  operations: createOperationsRouter<SampleDeps>('shipping', { router, adminProcedure }),
})

export type SampleRouter = typeof sampleRouter

const events: EventHandlers<SampleDeps, Sql> = {
  'vendor.updated.v1': async (_deps, tx, event) => {
    await writeNote(tx, event.data.name)
    await enqueue(tx, 'remember', { note: event.data.name })
  },
  'order.cancelled.v1': async (_deps, tx, event) => {
    await writeNote(tx, event.data.number)
    if (event.data.reason === 'checkout_failed') throw new Error('This handler fails after it wrote.')
  },
  'order.paid.v1': async () => undefined,
}

const notes = z.object({ note: z.string() })

/** A service that does nothing but what the kit promises, on the database of `shipping`. */
export const sampleService = defineService<typeof baseEnvSchema, SampleDeps>({
  name: 'shipping',
  env: baseEnvSchema,
  build: ({ env, clock }) => {
    const database = plainDatabase(env.DATABASE_URL)
    const deps: SampleDeps = { database, clock, requests: new Gate(), jobs: new Gate(), seen: [] }
    return {
      deps,
      database,
      router: sampleRouter,
      events,
      jobs: {
        remember: defineJob({
          schema: notes,
          run: async ({ seen }: SampleDeps, { note }) => {
            seen.push({ note, correlationId: currentCorrelationId() })
          },
        }),
        wait: defineJob({
          schema: notes,
          run: async ({ jobs, seen }: SampleDeps, { note }) => {
            await jobs.pass()
            seen.push({ note, correlationId: currentCorrelationId() })
          },
        }),
      },
      onStart: async () => {
        await database.client.$queryRawUnsafe('create table if not exists sample_note (note text not null)')
      },
    }
  },
})

/** A subscriber that can be told to fail. It keeps what it took, by event id. */
export async function startFlakySubscriber() {
  const taken: string[] = []
  const state = { failures: 0, refusals: 0 }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (state.failures > 0) {
        state.failures -= 1
        state.refusals += 1
        response.writeHead(500).end('{"error":"the mill stands still"}')
        return
      }
      taken.push(z.object({ aggregateId: z.string() }).parse(JSON.parse(Buffer.concat(chunks).toString())).aggregateId)
      response.end('{"ok":true}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    state,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** Tries until it holds, for at most fifteen seconds; then fails with the last reason. */
export async function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  const deadline = Date.now() + 15_000
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}
