import { MAX_STORY, MIN_STORY, type Vendor } from '@millyard/contracts'
import { readRichText } from '@millyard/service-kit'
import { readVacation, VACATION_COLUMNS, type VacationRow } from './vacation.repository.ts'

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
  ...VACATION_COLUMNS,
} as const

export type VendorRow = VacationRow & {
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

/** What staff may see: every factory but the draft that was never sent. */
export const SEEN_BY_STAFF = { sentAt: { not: null } } as const

/** As it is at `now`: a vacation that is over is none. */
export function toVendor(row: VendorRow, now: Date): Vendor {
  const vacation = readVacation(row)
  const isOver = row.vacationEndsAt !== null && row.vacationEndsAt <= now
  const isNow = row.vacationStartsAt !== null && row.vacationStartsAt <= now
  const { foundedYear, website, appliedAt, decidedAt } = row
  return {
    id: row.id,
    slug: row.slug,
    status: row.status,
    version: row.version,
    name: row.name,
    tagline: row.tagline,
    story: row.story,
    city: row.city,
    country: row.country,
    legalName: row.legalName,
    registrationNumber: row.registrationNumber,
    reviewNote: row.reviewNote,
    vacation: vacation && !isOver ? { ...vacation, isNow } : null,
    ...(foundedYear === null ? {} : { foundedYear }),
    ...(website === null ? {} : { website }),
    appliedAt: appliedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  }
}

/** An open store's story as it is stored: canonical rich text. @throws AppError BAD_INPUT */
export function readStory(story: string): string {
  return readRichText(story, { path: 'story', min: MIN_STORY, max: MAX_STORY })
}
