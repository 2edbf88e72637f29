import pg from 'pg'
import type { Logger } from './logger.ts'

const CHECK_EVERY_MS = 5_000
/** A job taken more recently than this may belong to a worker that has not announced itself yet. */
const GRACE_SECONDS = 5
/** The first half of our advisory locks' keys; the second is the hash of a worker pool's id. */
const LOCK_CLASS = 0x4d594c44

/**
 * Says "this worker pool lives" for as long as its process does, and takes the jobs of dead ones back.
 *
 * A killed process leaves its jobs locked, and the queue gives them up only after four hours: an order would stand still
 * for as long. So each pool holds an advisory lock on a connection of its own. PostgreSQL lets go of it the moment the
 * process is gone, and whoever looks next (at start, then every five seconds) unlocks that pool's jobs. They run again,
 * which every job must bear anyway.
 */
export async function startWorkerLiveness(
  databaseUrl: string,
  poolId: string,
  log: Logger,
): Promise<{ stop(): Promise<void> }> {
  let client: pg.Client | undefined
  let isStopped = false

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({ connectionString: databaseUrl })
    fresh.on('error', (error) => {
      log.warn({ err: error }, 'the worker lost its liveness connection; it makes a new one')
      client = undefined
    })
    await fresh.connect()
    await fresh.query('select pg_advisory_lock($1, hashtext($2))', [LOCK_CLASS, poolId])
    return fresh
  }

  async function check(): Promise<void> {
    client ??= await connect()
    await client.query('begin')
    try {
      // Only a lock that nobody holds can be taken, and then its pool is dead. It is ours until the commit.
      const { rows } = await client.query<{ locked_by: string }>(
        `select locked_by from (
           select distinct locked_by from graphile_worker._private_jobs
           where locked_by is not null and locked_by <> $2 and locked_at < now() - make_interval(secs => $3)
         ) holder where pg_try_advisory_xact_lock($1, hashtext(locked_by))`,
        [LOCK_CLASS, poolId, GRACE_SECONDS],
      )
      const dead = rows.map((row) => row.locked_by)
      if (dead.length > 0) {
        await client.query('select graphile_worker.force_unlock_workers($1)', [dead])
        log.warn({ dead }, 'took the jobs of dead workers back')
      }
    } finally {
      await client?.query('commit')
    }
  }

  // One check at a time: the next is set up when this one has ended.
  let timer: NodeJS.Timeout | undefined
  function checkLater(): void {
    timer = setTimeout(() => {
      check()
        .catch((error: unknown) => log.warn({ err: error }, 'could not look for dead workers'))
        .finally(() => isStopped || checkLater())
    }, CHECK_EVERY_MS)
    timer.unref()
  }
  await check()
  checkLater()
  return {
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await client?.end().catch(() => undefined)
    },
  }
}
