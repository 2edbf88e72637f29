import type { myVendorsSchema } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../trpc.ts'
import { toVendor, VENDOR_COLUMNS } from './vendor.repository.ts'

/** More factories than anybody acts for. */
const MAX_VENDORS = 100

/** The caller's applications and factories, the newest first. */
export async function listMyVendors({ database }: Deps, actor: UserActor): Promise<z.infer<typeof myVendorsSchema>> {
  const rows = await database.client.vendorMember.findMany({
    where: { userId: actor.userId },
    select: { role: true, vendor: { select: VENDOR_COLUMNS } },
    orderBy: { id: 'desc' },
    take: MAX_VENDORS,
  })
  return { vendors: rows.map(({ role, vendor }) => ({ ...toVendor(vendor), role })) }
}
