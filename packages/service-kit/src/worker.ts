import { EventEmitter } from 'node:events'
import { HEADERS, type ServiceName } from '@millyard/contracts'
import {
  Logger as GraphileLogger,
  parseCronItems,
  run,
  type TaskList,
  type WorkerEvents,
  type WorkerPool,
} from 'graphile-worker'
import pg from 'pg'
import type { Clock } from './clock.ts'
import { withCorrelation } from './correlation.ts'
import { DELIVER_EVENT, type DeliveryPayload } from './events.ts'
import type { JobTable, Sweep } from './jobs.ts'
import type { Logger } from './logger.ts'
import { startWorkerLiveness } from './worker-liveness.ts'

const DELIVERY_TIMEOUT_MS = 15_000
const LAST_WRITES_MS = 3_000

type WorkerOptions<Deps> = {
  databaseUrl: string
  deps: Deps
  clock: Clock
  log: Logger
  urls: Record<ServiceName, string>
  sign(audience: ServiceName): Promise<string>
  jobs: JobTable<Deps>
  sweeps: Sweep<Deps>[]
}

/**
 * The first attempts of a job that has many left. That they fail is part of the day: events arrive in any order, and services
 * restart.
 */
const WILL_SOON_BE_REPEATED = /^Failed task .*attempt [1-3] of (?:[5-9]|\d\d)/

async function deliver(
  payload: DeliveryPayload,
  options: Pick<WorkerOptions<unknown>, 'urls' | 'sign'>,
): Promise<void> {
  const response = await fetch(`${options.urls[payload.subscriber]}/internal/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [HEADERS.serviceToken]: await options.sign(payload.subscriber),
      [HEADERS.correlationId]: payload.event.correlationId,
    },
    body: JSON.stringify(payload.event),
    signal: AbortSignal.timeout(DELIVERY_TIMEOUT_MS),
  })
  if (!response.ok) {
    throw new Error(`${payload.subscriber} answered ${response.status}: ${(await response.text()).slice(0, 500)}`)
  }
}

function openConnections(databaseUrl: string, log: Logger): pg.Pool {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 5 })
  // A connection that PostgreSQL ends is replaced; without a listener it would end the process.
  const onError = (error: Error) => log.warn({ err: error }, 'the queue lost a connection')
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}

/**
 * The queue's `stop` does not wait for what it writes last: that a job is done, or handed back. A process that ended before
 * would do the job again, or keep it from everybody.
 */
async function closeConnections(pool: pg.Pool): Promise<void> {
  const deadline = Date.now() + LAST_WRITES_MS
  do {
    await new Promise((resolve) => setTimeout(resolve, 10))
  } while ((pool.waitingCount > 0 || pool.totalCount > pool.idleCount) && Date.now() < deadline)
  await pool.end()
}

/** Starts the queue's worker: event deliveries, the service's jobs, and its sweeps every minute. */
export async function startWorker<Deps>(options: WorkerOptions<Deps>): Promise<{ stop(): Promise<void> }> {
  const { deps, clock, log } = options
  const taskList: TaskList = {
    [DELIVER_EVENT]: (payload) => deliver(payload as DeliveryPayload, options),
  }
  for (const [name, job] of Object.entries(options.jobs)) {
    taskList[name] = async (payload, { abortPromise }) => {
      const { payload: content, correlationId } = payload as { payload: unknown; correlationId: string }
      const work = withCorrelation(correlationId, () => job.run(deps, content))
      // On shutdown, five seconds of grace; then the queue gets the job back, for the next process to do again.
      await (abortPromise ? Promise.race([work, abortPromise]) : work)
    }
  }
  for (const sweep of options.sweeps) {
    taskList[`sweep:${sweep.name}`] = () => sweep.run(deps, clock)
  }
  const connections = openConnections(options.databaseUrl, log)
  const events: WorkerEvents = new EventEmitter()
  let pool: WorkerPool | undefined
  events.once('pool:create', ({ workerPool }) => {
    pool = workerPool
  })
  const runner = await run({
    events,
    pgPool: connections,
    concurrency: 4,
    pollInterval: 1_000,
    noHandleSignals: true,
    taskList,
    parsedCronItems: parseCronItems(
      options.sweeps.map((sweep) => ({
        task: `sweep:${sweep.name}`,
        match: '* * * * *',
        options: { jobKey: `sweep:${sweep.name}`, maxAttempts: 1 },
      })),
    ),
    logger: new GraphileLogger(() => (level, message, meta) => {
      if (level === 'error' && !WILL_SOON_BE_REPEATED.test(message)) log.error({ meta: meta?.error }, message)
      else if (level === 'error') log.info({ meta: meta?.error }, message)
      else if (level === 'warning') log.warn(message)
      else log.trace(message)
    }),
  })
  if (!pool) throw new Error('The queue started without a worker pool.')
  const liveness = await startWorkerLiveness(options.databaseUrl, pool.id, log)
  return {
    stop: async () => {
      await runner.stop()
      await closeConnections(connections)
      await liveness.stop()
    },
  }
}
