import { AppError, notFound, type Vendor, type VendorApplication } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { Deps } from '../trpc.ts'
import { publishVendorUpdated } from './publish-vendor.ts'
import { toApplicationColumns, toVendor, VENDOR_COLUMNS } from './vendor.repository.ts'
import { vendorTransitions } from './vendor-status.ts'

/**
 * Changes what the factory applied with, while staff have not decided or have asked for changes; it is in review again
 * afterwards. Its place in the queue and its address (slug) stay.
 * @throws AppError ILLEGAL_TRANSITION after a decision, CONFLICT when staff decided at the same moment
 */
export async function updateApplication(
  { database, clock }: Deps,
  actor: VendorActor,
  input: VendorApplication,
): Promise<Vendor> {
  // Membership is asked again: the token may be minutes old.
  const mine = { id: actor.vendorId, members: { some: { userId: actor.userId } } }
  return database.transaction(async (tx) => {
    const current = await tx.vendorProfile.findFirst({ where: mine, select: { status: true, version: true } })
    if (!current) throw notFound('factory')
    vendorTransitions.assert(current.status, 'in_review')
    const [row] = await tx.vendorProfile.updateManyAndReturn({
      where: { ...mine, status: current.status, version: current.version },
      data: {
        ...toApplicationColumns(input),
        status: 'in_review',
        version: { increment: 1 },
        updatedAt: clock.now(),
      },
      select: VENDOR_COLUMNS,
    })
    if (!row) {
      throw new AppError('CONFLICT', { message: 'The application was changed at the same moment. Load it again.' })
    }
    await publishVendorUpdated(tx, clock, row)
    return toVendor(row, clock.now())
  })
}
