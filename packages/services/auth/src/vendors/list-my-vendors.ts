import {
  type myVendorsSchema,
  VENDOR_ROLE_PERMISSIONS,
  type VendorPermission,
  type VendorRole,
} from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../trpc.ts'
import { toVendor, VENDOR_COLUMNS } from './vendor.repository.ts'

/** More factories than anybody acts for. */
const MAX_VENDORS = 100

/** Whether a role has to do with the company itself, not only with its goods, orders or money. */
function managesStore(role: VendorRole): boolean {
  const permissions: readonly VendorPermission[] = VENDOR_ROLE_PERMISSIONS[role]
  return permissions.includes('store.manage')
}

/** The caller's applications and factories, the newest first. What the company's papers say is for those who manage the store. */
export async function listMyVendors(
  { database, clock }: Deps,
  actor: UserActor,
): Promise<z.infer<typeof myVendorsSchema>> {
  const rows = await database.client.vendorMember.findMany({
    where: { userId: actor.userId },
    select: { role: true, vendor: { select: VENDOR_COLUMNS } },
    orderBy: { id: 'desc' },
    take: MAX_VENDORS,
  })
  return {
    vendors: rows.map(({ role, vendor }) => {
      const { legalName, registrationNumber, ...face } = toVendor(vendor, clock.now())
      return { ...face, role, ...(managesStore(role) ? { legalName, registrationNumber } : {}) }
    }),
  }
}
