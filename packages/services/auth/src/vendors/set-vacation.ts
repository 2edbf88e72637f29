import { AppError, badField, notFound, type setVacationInput, type Vendor } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../trpc.ts'
import { publishVendorUpdated } from './publish-vendor.ts'
import { NO_VACATION, toVacationColumns } from './vacation.repository.ts'
import { toVendor, VENDOR_COLUMNS } from './vendor.repository.ts'

/**
 * Says from when until when the factory of an open store is away, or that it is not. Nothing else has to happen at either
 * end: whoever sells asks the time against the moments that the event carries. Of two people who change the store at once,
 * the second is told.
 * @throws AppError NOT_FOUND; BAD_INPUT for days that are over; CONFLICT when the store has changed since it was read;
 *   ILLEGAL_TRANSITION while there is no open store
 */
export async function setVacation(
  { database, clock }: Deps,
  actor: VendorActor,
  { version, vacation }: z.infer<typeof setVacationInput>,
): Promise<Vendor> {
  // Membership is asked again: the token may be minutes old.
  const mine = { id: actor.vendorId, members: { some: { userId: actor.userId } } }
  return database.transaction(async (tx) => {
    const current = await tx.vendorProfile.findFirst({ where: mine, select: { status: true } })
    if (!current) throw notFound('factory')
    if (current.status !== 'approved') {
      throw new AppError('ILLEGAL_TRANSITION', { message: 'Your store is not open. No vacation can be set now.' })
    }
    const columns = vacation ? await toVacationColumns(tx, vacation) : NO_VACATION
    const now = clock.now()
    if (columns.vacationEndsAt && columns.vacationEndsAt <= now) {
      throw badField('vacation.until', 'This day is over. Choose today or a later one.')
    }
    const [row] = await tx.vendorProfile.updateManyAndReturn({
      where: { ...mine, status: 'approved', version },
      data: { ...columns, version: { increment: 1 }, updatedAt: now },
      select: VENDOR_COLUMNS,
    })
    if (!row) {
      throw new AppError('CONFLICT', { message: 'Somebody else has changed the store meanwhile. Load it again.' })
    }
    await publishVendorUpdated(tx, clock, row)
    return toVendor(row, now)
  })
}
