import {
  AppError,
  type announceReductionInput,
  badField,
  newId,
  notFound,
  type reductionsSchema,
} from '@millyard/contracts'
import type { VendorActor } from '@millyard/service-kit'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { lockOffers, readOffers } from '../offers/offer.repository.ts'
import { listReductions } from './list-reductions.ts'
import { beginReduction } from './reduction.repository.ts'

/**
 * Announces percent off a product on sale, at once or at a time to come. One that begins at once takes the place of the one
 * that runs; if it is deeper, it is compared with what that was compared with.
 * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION (not on sale), CONFLICT (one is planned already), BAD_INPUT
 */
export async function announceReduction(
  deps: Deps,
  actor: VendorActor,
  input: z.infer<typeof announceReductionInput>,
): Promise<z.infer<typeof reductionsSchema>> {
  const { productId, percent } = input
  const now = deps.clock.now()
  const startsAt = input.startsAt === null ? now : new Date(input.startsAt)
  const endsAt = input.endsAt === null ? null : new Date(input.endsAt)
  if (endsAt && endsAt <= now) throw badField('endsAt', 'Choose a time to come.')
  if (endsAt && endsAt <= startsAt) throw badField('endsAt', 'It must end after it begins.')
  await deps.database.transaction(async (tx) => {
    await lockOffers(tx, [productId], actor.vendorId)
    const stored = (await readOffers(tx, [productId], actor.vendorId)).get(productId)
    if (!stored) throw notFound('product')
    if (stored.status !== 'approved')
      throw new AppError('ILLEGAL_TRANSITION', {
        message: `This product is ${stored.status} and has no price to reduce.`,
        details: { from: stored.status },
      })
    const isNow = startsAt <= now
    if (isNow && percent === stored.percent) throw badField('percent', 'It is reduced by this much already.')
    const planned = await tx.priceReduction.findFirst({ where: { productId, state: 'planned' }, select: { id: true } })
    if (!isNow && planned)
      throw new AppError('CONFLICT', { message: 'A reduction is planned already. Cancel it first.' })
    const row = {
      id: newId('red'),
      productId,
      percent,
      endsAt,
      createdById: actor.userId,
      createdByName: actor.name,
      createdAt: now,
    }
    if (!isNow) {
      await tx.priceReduction.create({ data: { ...row, state: 'planned', startsAt }, select: { id: true } })
      return
    }
    await beginReduction(deps, tx, stored, percent, now, () =>
      tx.priceReduction.create({
        data: { ...row, state: 'running', startsAt: now, startedAt: now },
        select: { id: true },
      }),
    )
  })
  return listReductions(deps, actor, productId)
}
