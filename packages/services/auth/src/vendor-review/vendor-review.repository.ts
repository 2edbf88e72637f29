import type { vendorReviewSchema } from '@millyard/contracts'
import type { z } from 'zod'
import { toUser, USER_COLUMNS, type UserRow } from '../accounts/user.repository.ts'
import { toVendor, VENDOR_COLUMNS, type VendorRow } from '../vendors/vendor.repository.ts'

export type VendorReview = z.infer<typeof vendorReviewSchema>

/** A factory with the person who applied. */
export const REVIEW_COLUMNS = { ...VENDOR_COLUMNS, owner: { select: USER_COLUMNS } } as const

export function toReview({ owner, ...vendor }: VendorRow & { owner: UserRow }, now: Date): VendorReview {
  return { ...toVendor(vendor, now), owner: toUser(owner) }
}
