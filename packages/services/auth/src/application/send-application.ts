import { randomBytes } from 'node:crypto'
import { AppError, type applicationVersionInput, type Vendor } from '@millyard/contracts'
import { publish, type VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { publishTeamChanged } from '../team/team.repository.ts'
import type { AuthTx, Deps } from '../trpc.ts'
import { publishVendorUpdated } from '../vendors/publish-vendor.ts'
import { toVendor, VENDOR_COLUMNS } from '../vendors/vendor.repository.ts'
import { recordHistory } from '../vendors/vendor-history.ts'
import { slugCandidates } from '../vendors/vendor-slug.ts'
import { vendorTransitions } from '../vendors/vendor-status.ts'
import { readApplication, writeApplication } from './application.repository.ts'

/**
 * Sends the application to staff: in review from now on. The first time it gets its address in the shop and its place in the
 * queue, and the other services hear of it; it keeps both when it is sent again.
 * @throws AppError BAD_INPUT with what is missing at its fields; ILLEGAL_TRANSITION; CONFLICT when it has changed since `version`
 */
export async function sendApplication(
  { database, clock }: Deps,
  actor: VendorActor,
  { version }: z.infer<typeof applicationVersionInput>,
): Promise<Vendor> {
  return database.transaction(async (tx) => {
    const now = clock.now()
    const { status, problems, sentAt, values } = await readApplication(tx, actor, now)
    vendorTransitions.assert(status, 'in_review')
    if (problems.length > 0) {
      throw new AppError('BAD_INPUT', { message: 'The application is not complete yet.', fields: problems })
    }
    const isFirst = sentAt === null
    await writeApplication(tx, actor, {
      version,
      status,
      data: {
        status: 'in_review',
        requestedChanges: [],
        sentAt: now,
        updatedAt: now,
        ...(isFirst ? { slug: await findSlug(tx, values.name), appliedAt: now } : {}),
      },
    })
    const vendor = await tx.vendorProfile.findUniqueOrThrow({ where: { id: actor.vendorId }, select: VENDOR_COLUMNS })
    await recordHistory(tx, {
      vendorId: vendor.id,
      move: 'send',
      from: status,
      to: 'in_review',
      actorName: actor.name,
      at: now,
    })
    await publishVendorUpdated(tx, clock, vendor)
    if (isFirst) {
      await publishTeamChanged(tx, clock, vendor.id)
      await publish(tx, clock, 'vendor.applied.v1', vendor.id, {
        vendorId: vendor.id,
        name: vendor.name,
        ownerUserId: vendor.ownerUserId,
        note: '',
      })
    }
    return toVendor(vendor, now)
  })
}

/** The first address of this name that is free, and stays so until the transaction ends: one factory at a time looks. */
async function findSlug(tx: AuthTx, name: string): Promise<string> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('vendor_profile.slug'))`
  for (const slug of slugCandidates(name, () => randomBytes(4).toString('hex'))) {
    if (!(await tx.vendorProfile.findUnique({ where: { slug }, select: { id: true } }))) return slug
  }
  throw new Error(`No slug is free for "${name}".`)
}
