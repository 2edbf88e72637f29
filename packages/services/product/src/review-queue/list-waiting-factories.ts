import type { waitingFactoriesSchema } from '@millyard/contracts'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'

/** Factories of which something waits for staff, by name: one statement, by the indexes of the three queues. */
export async function listWaitingFactories(deps: Deps): Promise<z.infer<typeof waitingFactoriesSchema>> {
  const factories = await deps.database.client.$queryRaw<{ id: string; name: string }[]>`
    select f.vendor_id as id, f.name from vendor_summary f
    where f.vendor_id in (
      select p.vendor_id from product_revision r join product p on p.id = r.product_id where r.status = 'submitted'
      union select r.vendor_id from product_review r where r.waiting_since is not null
      union select b.vendor_id from brand b where b.status = 'proposed')
    order by lower(f.name), f.vendor_id`
  return { factories }
}
