import type { Vendor, VendorApplication } from '@millyard/contracts'

/** The columns of a factory as its people and staff see it. */
export const VENDOR_COLUMNS = {
  id: true,
  slug: true,
  status: true,
  version: true,
  name: true,
  tagline: true,
  story: true,
  city: true,
  country: true,
  foundedYear: true,
  website: true,
  legalName: true,
  registrationNumber: true,
  reviewNote: true,
  ownerUserId: true,
  appliedAt: true,
  decidedAt: true,
} as const

export type VendorRow = {
  id: string
  slug: string
  status: Vendor['status']
  version: number
  name: string
  tagline: string
  story: string
  city: string
  country: string
  foundedYear: number | null
  website: string | null
  legalName: string
  registrationNumber: string
  reviewNote: string | null
  ownerUserId: string
  appliedAt: Date
  decidedAt: Date | null
}

export function toVendor(row: VendorRow): Vendor {
  const { ownerUserId: _owner, foundedYear, website, appliedAt, decidedAt, ...rest } = row
  return {
    ...rest,
    ...(foundedYear === null ? {} : { foundedYear }),
    ...(website === null ? {} : { website }),
    appliedAt: appliedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }
}

/** The columns that the applicant writes; nothing else of the input can reach the row. */
export function toApplicationColumns(input: VendorApplication) {
  return {
    name: input.name,
    tagline: input.tagline,
    story: input.story,
    city: input.city,
    country: input.country,
    foundedYear: input.foundedYear ?? null,
    website: input.website ?? null,
    legalName: input.legalName,
    registrationNumber: input.registrationNumber,
  }
}
