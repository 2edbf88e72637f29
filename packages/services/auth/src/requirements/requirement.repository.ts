import type { Prisma } from '@millyard/auth-db'
import {
  AppError,
  type ChecklistItem,
  documentKindSchema,
  notFound,
  type Requirement,
  requirementSubjectSchema,
} from '@millyard/contracts'
import { checkedAddressSchema } from '@millyard/contracts/address'
import { listDocuments } from '../documents/document.repository.ts'
import type { Queryable } from '../trpc.ts'
import { checkRequirements } from './check-requirements.ts'

export const REQUIREMENT_COLUMNS = {
  id: true,
  subject: true,
  documentKind: true,
  country: true,
  isRequired: true,
  help: true,
  version: true,
  updatedAt: true,
} as const satisfies Prisma.OnboardingRequirementSelect

type RequirementRow = Prisma.OnboardingRequirementGetPayload<{ select: typeof REQUIREMENT_COLUMNS }>

export function toRequirement(row: RequirementRow): Requirement {
  return {
    ...row,
    subject: requirementSubjectSchema.parse(row.subject),
    documentKind: documentKindSchema.nullable().parse(row.documentKind),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/** More than a checklist that somebody reads. */
export const MAX_REQUIREMENTS = 100

export async function listRequirements(db: Queryable): Promise<Requirement[]> {
  const rows = await db.onboardingRequirement.findMany({
    select: REQUIREMENT_COLUMNS,
    orderBy: { id: 'asc' },
    take: MAX_REQUIREMENTS,
  })
  return rows.map(toRequirement)
}

/** How far a factory is with the checklist as it is now. @throws AppError NOT_FOUND */
export async function readChecklist(db: Queryable, vendorId: string, now: Date): Promise<ChecklistItem[]> {
  const vendor = await db.vendorProfile.findUnique({
    where: { id: vendorId },
    select: { country: true, termsVersion: true, shipFrom: true, vatNumber: true, website: true },
  })
  if (!vendor) throw notFound('factory')
  const requirements = await listRequirements(db)
  if (requirements.length === 0) return []
  return checkRequirements(requirements, {
    ...vendor,
    hasShipFrom: checkedAddressSchema.safeParse(vendor.shipFrom).success,
    documents: await listDocuments(db, vendorId, now),
  })
}

/** The answer to a second entry that asks the same of the same factories. */
export const alreadyAsked = () =>
  new AppError('ALREADY_EXISTS', { message: 'The checklist asks for this already. Change that entry.' })
