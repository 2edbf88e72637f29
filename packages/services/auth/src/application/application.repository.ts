import type { Prisma } from '@millyard/auth-db'
import {
  AppError,
  type Application,
  type ChecklistItem,
  notFound,
  requestedChangeSchema,
  type ShipFrom,
  shipFromSchema,
  type VendorStatus,
} from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import { z } from 'zod'
import { readChecklist } from '../requirements/requirement.repository.ts'
import type { AuthTx, Queryable } from '../trpc.ts'
import { findProblems } from './find-problems.ts'

/** The columns of an application while it is written. */
export const APPLICATION_COLUMNS = {
  id: true,
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
  vatNumber: true,
  shipFrom: true,
  termsVersion: true,
  reviewNote: true,
  requestedChanges: true,
  updatedAt: true,
  sentAt: true,
} as const satisfies Prisma.VendorProfileSelect

type ApplicationRow = Prisma.VendorProfileGetPayload<{ select: typeof APPLICATION_COLUMNS }>

/** In these states its people write the application. */
export const WRITABLE: readonly VendorStatus[] = ['draft', 'changes_requested']

export const readShipFrom = (stored: unknown): ShipFrom | null => shipFromSchema.nullable().parse(stored)
export const readRequestedChanges = (stored: unknown) => z.array(requestedChangeSchema).parse(stored)

function toApplication(row: ApplicationRow, checklist: ChecklistItem[]): Application {
  const values: Application['values'] = {
    name: row.name,
    tagline: row.tagline,
    story: row.story,
    city: row.city,
    country: row.country,
    foundedYear: row.foundedYear,
    website: row.website,
    legalName: row.legalName,
    registrationNumber: row.registrationNumber,
    vatNumber: row.vatNumber ?? '',
    shipFrom: readShipFrom(row.shipFrom),
    acceptedTerms: row.termsVersion,
  }
  return {
    vendorId: row.id,
    status: row.status,
    version: row.version,
    savedAt: row.updatedAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    values,
    problems: findProblems(values, checklist),
    checklist,
    reviewNote: row.reviewNote,
    requestedChanges: readRequestedChanges(row.requestedChanges),
  }
}

/** The acting factory, while the caller belongs to it; membership is asked again, since a token may be minutes old. */
export const mine = (actor: VendorActor) => ({ id: actor.vendorId, members: { some: { userId: actor.userId } } })

/** @throws AppError NOT_FOUND */
export async function readApplication(db: Queryable, actor: VendorActor, now: Date): Promise<Application> {
  const row = await db.vendorProfile.findFirst({ where: mine(actor), select: APPLICATION_COLUMNS })
  if (!row) throw notFound('factory')
  return toApplication(row, await readChecklist(db, row.id, now))
}

/**
 * Changes the application in exactly this version. Of two people who write at once, the second is told.
 * @throws AppError CONFLICT
 */
export async function writeApplication(
  tx: AuthTx,
  actor: VendorActor,
  {
    version,
    status,
    data,
  }: { version: number; status: VendorStatus; data: Prisma.VendorProfileUpdateManyMutationInput },
): Promise<void> {
  const { count } = await tx.vendorProfile.updateMany({
    where: { ...mine(actor), status, version },
    data: { ...data, version: { increment: 1 } },
  })
  if (count !== 1) {
    throw new AppError('CONFLICT', {
      message: 'The application has changed meanwhile, here or on another device. Load the page again to see it.',
    })
  }
}
