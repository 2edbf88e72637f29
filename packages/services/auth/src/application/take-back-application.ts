import type { Application, applicationVersionInput } from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../trpc.ts'
import { recordHistory } from '../vendors/vendor-history.ts'
import { vendorTransitions } from '../vendors/vendor-status.ts'
import { readApplication, writeApplication } from './application.repository.ts'

/**
 * Takes an application that nobody has decided on out of the queue, to be changed and sent again. It keeps its place.
 * @throws AppError ILLEGAL_TRANSITION after a decision; CONFLICT when staff decided at the same moment
 */
export async function takeBackApplication(
  { database, clock }: Deps,
  actor: VendorActor,
  { version }: z.infer<typeof applicationVersionInput>,
): Promise<Application> {
  return database.transaction(async (tx) => {
    const now = clock.now()
    const { status } = await readApplication(tx, actor, now)
    vendorTransitions.assert(status, 'draft')
    await writeApplication(tx, actor, {
      version,
      status,
      data: { status: 'draft', updatedAt: now },
    })
    const entry = {
      vendorId: actor.vendorId,
      move: 'take_back',
      from: status,
      to: 'draft',
      actorName: actor.name,
      at: now,
    } as const
    await recordHistory(tx, entry)
    return readApplication(tx, actor, now)
  })
}
