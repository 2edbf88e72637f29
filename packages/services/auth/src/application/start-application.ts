import { AppError, newId, type startApplicationInput } from '@millyard/contracts'
import type { UserActor } from '@millyard/service-kit'
import type { z } from 'zod'
import { lockUser } from '../accounts/user.repository.ts'
import type { Deps } from '../trpc.ts'
import { NO_VACATION } from '../vendors/vacation.repository.ts'

/**
 * Begins an application: a draft that only its own people see, with the caller as its owner. Their next token refresh acts for
 * it. It gets its address in the shop when it is sent, so that nobody holds a name that they never apply with.
 * @throws AppError ALREADY_EXISTS (`details.vendorId`) while another application of theirs is open
 */
export async function startApplication(
  { database, clock }: Deps,
  actor: UserActor,
  { name, country }: z.infer<typeof startApplicationInput>,
): Promise<{ vendorId: string }> {
  return database.transaction(async (tx) => {
    // The lock makes a double click wait for its twin, which then has an open application.
    if (!(await lockUser(tx, actor.userId))) {
      throw new AppError('UNAUTHENTICATED', { message: 'This account does not exist any more.' })
    }
    const open = await tx.vendorProfile.findFirst({
      where: { ownerUserId: actor.userId, status: { in: ['draft', 'in_review', 'changes_requested'] } },
      select: { id: true },
    })
    if (open) {
      throw new AppError('ALREADY_EXISTS', {
        message: 'You have an application that is not decided yet. Go on with that one, or wait for the answer.',
        details: { vendorId: open.id },
      })
    }
    const now = clock.now()
    const vendorId = newId('ven')
    await tx.vendorProfile.create({
      data: {
        id: vendorId,
        slug: vendorId.replace('_', '-'),
        status: 'draft',
        version: 1,
        name,
        country,
        tagline: '',
        story: '',
        city: '',
        legalName: '',
        registrationNumber: '',
        ownerUserId: actor.userId,
        appliedAt: now,
        updatedAt: now,
        ...NO_VACATION,
        members: { create: { id: newId('mem'), userId: actor.userId, role: 'owner', createdAt: now } },
      },
      select: { id: true },
    })
    return { vendorId }
  })
}
