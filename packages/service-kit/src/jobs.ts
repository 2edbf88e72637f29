import type { z } from 'zod'
import type { Clock } from './clock.ts'
import { currentCorrelationId } from './correlation.ts'
import type { OutboxTx } from './database.ts'

/** A row of the queue as `graphile_worker.job_spec` takes it. */
type JobSpec = { identifier: string; payload: unknown; job_key?: string; max_attempts?: number; run_at?: string }

/**
 * Adds jobs inside the caller's transaction: they exist if and only if it commits. One statement for all of them.
 * `job_key` makes a job unique: adding it again replaces the one that waits.
 */
export async function addJobs(tx: OutboxTx, specs: JobSpec[]): Promise<void> {
  if (specs.length === 0) return
  await tx.$executeRawUnsafe(
    `select from graphile_worker.add_jobs(array(
       select spec from json_populate_recordset(null::graphile_worker.job_spec, $1::json) as spec))`,
    JSON.stringify(specs),
  )
}

/**
 * Sixteen waits, e, e², … e¹⁰ seconds and then 6 hours each: about two days. A weekend's outage of somebody else's is
 * survived; after that it waits for staff.
 */
export const RETRY_ATTEMPTS = 17

/** A background job: what it is given, and what it does. It may run more than once and must be safe to repeat. */
export type Job<Deps> = {
  schema: z.ZodType
  run(deps: Deps, payload: unknown): Promise<void>
}
export type JobTable<Deps> = Record<string, Job<Deps>>

/** Makes a job whose payload is parsed before it runs. */
export function defineJob<Deps, Schema extends z.ZodType>(definition: {
  schema: Schema
  run(deps: Deps, payload: z.infer<Schema>): Promise<void>
}): Job<Deps> {
  return {
    schema: definition.schema,
    run: (deps, payload) => definition.run(deps, definition.schema.parse(payload)),
  }
}

/**
 * Enqueues a job of this service inside a transaction. Network calls that a change needs happen in a job, after the commit.
 * Retried with exponential backoff, by default for about two days.
 */
export async function enqueue(
  tx: OutboxTx,
  job: string,
  payload: Record<string, unknown>,
  options: { key?: string; maxAttempts?: number; delaySeconds?: number } = {},
): Promise<void> {
  await addJobs(tx, [
    {
      identifier: job,
      payload: { payload, correlationId: currentCorrelationId() },
      max_attempts: options.maxAttempts ?? RETRY_ATTEMPTS,
      ...(options.key ? { job_key: options.key } : {}),
      // Real time, not the service's clock: this waits for machines, never for a deadline of the business.
      ...(options.delaySeconds ? { run_at: new Date(Date.now() + options.delaySeconds * 1_000).toISOString() } : {}),
    },
  ])
}

/**
 * Work that a deadline causes: finds what is due by the clock and moves it. Runs every minute in one of the replicas, and
 * at once when the development clock is moved. Must be safe to run twice at the same time (SKIP LOCKED, compare-and-set).
 */
export type Sweep<Deps> = { name: string; run(deps: Deps, clock: Clock): Promise<void> }
