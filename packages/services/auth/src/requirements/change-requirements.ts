import {
  AppError,
  badField,
  type createRequirementInput,
  newId,
  notFound,
  type Requirement,
  type removeRequirementInput,
  requirementName,
  type updateRequirementInput,
} from '@millyard/contracts'
import { recordStaffAction, type StaffActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { AuthTx, Deps } from '../trpc.ts'
import { alreadyAsked, MAX_REQUIREMENTS, REQUIREMENT_COLUMNS, toRequirement } from './requirement.repository.ts'

/** Adds an entry. Whoever is approved stays so. @throws AppError ALREADY_EXISTS, BAD_INPUT when the list is full */
export async function createRequirement(
  { database, clock }: Deps,
  actor: StaffActor,
  { subject, documentKind, country, isRequired, help }: z.infer<typeof createRequirementInput>,
): Promise<Requirement> {
  return database.transaction(async (tx) => {
    if ((await tx.onboardingRequirement.count()) >= MAX_REQUIREMENTS) {
      throw badField('subject', `The checklist has at most ${MAX_REQUIREMENTS} entries.`)
    }
    const now = clock.now()
    const { count } = await tx.onboardingRequirement.createMany({
      data: [
        {
          id: newId('req'),
          subject,
          documentKind,
          country,
          isRequired,
          help,
          version: 1,
          createdAt: now,
          updatedAt: now,
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0) throw alreadyAsked()
    const row = await tx.onboardingRequirement.findFirstOrThrow({
      where: { subject, documentKind, country },
      select: REQUIREMENT_COLUMNS,
    })
    const requirement = toRequirement(row)
    await recordStaffAction(tx, clock, actor, { action: 'requirement.create', ...wordsOf(requirement) })
    return requirement
  })
}

/** @throws AppError NOT_FOUND; CONFLICT when somebody else has changed it since `version` */
export async function updateRequirement(
  { database, clock }: Deps,
  actor: StaffActor,
  { requirementId, version, isRequired, help }: z.infer<typeof updateRequirementInput>,
): Promise<Requirement> {
  return database.transaction(async (tx) => {
    const [row] = await tx.onboardingRequirement.updateManyAndReturn({
      where: { id: requirementId, version },
      data: { isRequired, help, version: { increment: 1 }, updatedAt: clock.now() },
      select: REQUIREMENT_COLUMNS,
    })
    if (!row) throw await whyNot(tx, requirementId)
    const requirement = toRequirement(row)
    await recordStaffAction(tx, clock, actor, { action: 'requirement.update', ...wordsOf(requirement) })
    return requirement
  })
}

/** @throws AppError NOT_FOUND; CONFLICT when somebody else has changed it since `version` */
export async function removeRequirement(
  { database, clock }: Deps,
  actor: StaffActor,
  { requirementId, version }: z.infer<typeof removeRequirementInput>,
): Promise<{ ok: true }> {
  return database.transaction(async (tx) => {
    const row = await tx.onboardingRequirement.findUnique({ where: { id: requirementId }, select: REQUIREMENT_COLUMNS })
    const { count } = await tx.onboardingRequirement.deleteMany({ where: { id: requirementId, version } })
    if (!row || count === 0) throw await whyNot(tx, requirementId)
    await recordStaffAction(tx, clock, actor, { action: 'requirement.remove', ...wordsOf(toRequirement(row)) })
    return { ok: true }
  })
}

async function whyNot(tx: AuthTx, id: string): Promise<AppError> {
  const row = await tx.onboardingRequirement.findUnique({ where: { id }, select: { id: true } })
  if (!row) return notFound('entry of the checklist')
  return new AppError('CONFLICT', { message: 'Somebody else has changed this entry. Load the page again.' })
}

function wordsOf(requirement: Requirement) {
  return {
    subject: { type: 'requirement' as const, id: requirement.id, name: requirementName(requirement) },
    details: {
      country: requirement.country ?? 'all',
      required: requirement.isRequired ? 'yes' : 'no',
      help: requirement.help,
    },
  }
}
