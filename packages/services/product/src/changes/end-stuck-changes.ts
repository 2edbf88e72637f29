import { type Clock, sweepEach } from '@millyard/service-kit'
import type { Deps } from '../deps.ts'
import { endUnchecked, lockChange } from './change.repository.ts'

/** So long a request may take to bring its file before the job that reads it. */
const WITHOUT_JOB_MS = 3_600_000
const OUR_FAULT = 'Something went wrong on our side.'

type Stuck = { id: string; job: string }

/**
 * Ends changes that nobody goes on with: their job has failed for the last time, was killed in its last try, or was never
 * written. A file that stood in "being checked" for ever would keep its factory from all others. What a change has applied by
 * then stays, as when it is stopped, and its rows say which that is.
 */
export async function endStuckChanges(deps: Deps, clock: Clock): Promise<void> {
  const now = clock.now()
  const findStuck = (reader: Pick<Deps['database']['client'], '$queryRaw'>, take: number, changeId?: string) =>
    reader.$queryRaw<Stuck[]>`
      select c.id, k.job from catalogue_change c
      cross join lateral (
        select case c.state when 'checking' then 'check-change:' else 'apply-change:' end || c.id as job
      ) k
      left join graphile_worker._private_jobs j on j.key = k.job
      where c.state in ('checking', 'applying') and (${changeId ?? null}::text is null or c.id = ${changeId ?? null})
        and case when j.id is null then c.created_at < ${new Date(now.getTime() - WITHOUT_JOB_MS)}
          else j.attempts >= j.max_attempts and j.locked_at is null end
      order by c.created_at limit ${take}`
  await sweepEach(
    deps.log,
    'end-stuck-changes',
    (take) => findStuck(deps.database.client, take),
    ({ id, job }) =>
      deps.database.transaction(async (tx) => {
        const { state } = await lockChange(tx, id)
        // Asked again under the lock: it may have been begun anew, or have come to its end.
        const [stuck] = await findStuck(tx, 1, id)
        if (stuck?.job !== job) return
        if (state === 'checking') return endUnchecked(tx, id, `${OUR_FAULT} Begin again.`, now)
        await tx.catalogueChange.update({
          where: { id },
          data: {
            state: 'cancelled',
            failure: `${OUR_FAULT} The rows that are marked as applied are applied. Begin again with the others.`,
            finishedAt: now,
          },
          select: { id: true },
        })
      }),
  )
}
