import type { RouterOutputs } from '@millyard/api-client'
import { type VendorStatus, vendorPermissions } from '@millyard/contracts'

export type MyVendor = RouterOutputs['auth']['vendors']['mine']['vendors'][number]

/** In these states a factory has a store to run; in the others there is only its application to look at. */
const STORE_STATUSES: readonly VendorStatus[] = ['approved', 'suspended', 'closed']

export function hasStore(vendor: Pick<MyVendor, 'status'> | undefined): boolean {
  return vendor !== undefined && STORE_STATUSES.includes(vendor.status)
}

/** The factory that the session acts for; undefined when the session does not know of any, or of one that is not theirs. */
export function findActing<Vendor extends { id: string }>(
  vendors: readonly Vendor[],
  vendorId: string | null,
): Vendor | undefined {
  return vendors.find(({ id }) => id === vendorId)
}

/**
 * Whether the session's token is behind what the auth service knows: the person has a factory and the token has none, or
 * the factory's state (approved, suspended) allows something else than the token does.
 */
export function isTokenBehind(
  session: { vendorId: string | null; permissions: readonly string[] },
  vendors: readonly Pick<MyVendor, 'id' | 'role' | 'status'>[],
): boolean {
  const acting = findActing(vendors, session.vendorId)
  if (!acting) return vendors.length > 0
  const now = vendorPermissions(acting.role, acting.status)
  return now.length !== session.permissions.length || now.some((one) => !session.permissions.includes(one))
}
