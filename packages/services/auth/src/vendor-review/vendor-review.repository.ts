import type { vendorReviewSchema } from '@millyard/contracts'
import type { z } from 'zod'
import { toUser, USER_COLUMNS, type UserRow } from '../accounts/user.repository.ts'
import { readRequestedChanges, readShipFrom } from '../application/application.repository.ts'
import { toVendor, VENDOR_COLUMNS, type VendorRow } from '../vendors/vendor.repository.ts'

export type VendorReview = z.infer<typeof vendorReviewSchema>

/** A factory with the person who applied. */
export const REVIEW_COLUMNS = {
  ...VENDOR_COLUMNS,
  vatNumber: true,
  shipFrom: true,
  termsVersion: true,
  termsAcceptedAt: true,
  requestedChanges: true,
  sentAt: true,
  owner: { select: USER_COLUMNS },
} as const

type ReviewRow = VendorRow & {
  vatNumber: string | null
  shipFrom: unknown
  termsVersion: string | null
  termsAcceptedAt: Date | null
  requestedChanges: unknown
  sentAt: Date | null
  owner: UserRow
}

export function toReview(row: ReviewRow, now: Date): VendorReview {
  const { termsVersion, termsAcceptedAt } = row
  return {
    ...toVendor(row, now),
    owner: toUser(row.owner),
    vatNumber: row.vatNumber || null,
    shipFrom: readShipFrom(row.shipFrom),
    terms:
      termsVersion && termsAcceptedAt ? { version: termsVersion, acceptedAt: termsAcceptedAt.toISOString() } : null,
    requestedChanges: readRequestedChanges(row.requestedChanges),
    sentAt: row.sentAt?.toISOString() ?? null,
  }
}
