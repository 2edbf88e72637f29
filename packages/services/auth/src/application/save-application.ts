import { Prisma } from '@millyard/auth-db'
import { AppError, MAX_STORY, type saveApplicationInput, type savedApplicationSchema } from '@millyard/contracts'
import { readRichText, type VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../trpc.ts'
import { readApplication, WRITABLE, writeApplication } from './application.repository.ts'

/**
 * Writes the fields that are given and leaves the others. Nobody else hears of it before the application is sent.
 * @throws AppError ILLEGAL_TRANSITION while staff have it, or after a decision; CONFLICT when it has changed since `version`
 */
export async function saveApplication(
  { database, clock }: Deps,
  actor: VendorActor,
  { version, changes }: z.infer<typeof saveApplicationInput>,
): Promise<z.infer<typeof savedApplicationSchema>> {
  const { acceptedTerms, shipFrom, story, ...fields } = changes
  return database.transaction(async (tx) => {
    const now = clock.now()
    const { status } = await readApplication(tx, actor, now)
    if (!WRITABLE.includes(status)) {
      throw new AppError('ILLEGAL_TRANSITION', {
        message:
          status === 'in_review'
            ? 'Our staff have this application. Take it back to change it.'
            : 'This application is decided. It cannot be changed any more.',
        details: { from: status },
      })
    }
    await writeApplication(tx, actor, {
      version,
      status,
      data: {
        ...fields,
        ...(story === undefined ? {} : { story: readRichText(story, { path: 'changes.story', max: MAX_STORY }) }),
        ...(shipFrom === undefined ? {} : { shipFrom: shipFrom ?? Prisma.DbNull }),
        ...(acceptedTerms === undefined ? {} : termsColumns(acceptedTerms, actor, now)),
        updatedAt: now,
      },
    })
    return readApplication(tx, actor, now)
  })
}

function termsColumns(version: string | null, actor: VendorActor, now: Date) {
  if (version === null) return { termsVersion: null, termsAcceptedAt: null, termsAcceptedBy: null }
  return { termsVersion: version, termsAcceptedAt: now, termsAcceptedBy: actor.userId }
}
