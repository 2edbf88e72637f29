import { badField, newId, notFound, type ShippingMethod } from '@millyard/contracts'
import { isCurrencyCode, stripeStepMinor } from '@millyard/money'
import { rowCount, type VendorActor } from '@millyard/service-kit'
import type { Deps, ShippingTx } from '../deps.ts'
import { ensureZone, findMethod, type MethodInput } from './method.repository.ts'

async function readBack(tx: ShippingTx, vendorId: string, methodId: string): Promise<ShippingMethod> {
  const method = await findMethod(tx, vendorId, methodId)
  if (!method) throw notFound('delivery method')
  return method
}

/** What the form cannot know: the currency, and the steps in which cards are charged in it (10 for KWD). */
function checkPrice({ currency, amountMinor }: MethodInput, prefix: string): void {
  if (!isCurrencyCode(currency)) throw badField(`${prefix}currency`, 'We do not know this currency.')
  if (amountMinor % stripeStepMinor(currency) === 0) return
  throw badField(`${prefix}amountMinor`, `Prices in ${currency} must end in 0: cards are charged in such steps.`)
}

/** Adds a delivery method to the actor's factory. @throws AppError BAD_INPUT for a price that cannot be charged */
export async function createMethod(
  { database, clock }: Deps,
  { vendorId }: VendorActor,
  input: MethodInput,
): Promise<ShippingMethod> {
  checkPrice(input, '')
  const { countries, ...method } = input
  return database.transaction(async (tx) => {
    const now = clock.now()
    const zoneId = await ensureZone(tx, vendorId, countries, now)
    const { id } = await tx.shippingMethod.create({
      data: { id: newId('shm'), vendorId, zoneId, createdAt: now, ...method },
      select: { id: true },
    })
    return readBack(tx, vendorId, id)
  })
}

/** Changes a method for orders from now on; what was sold keeps its frozen price. @throws AppError NOT_FOUND, BAD_INPUT */
export async function updateMethod(
  { database, clock }: Deps,
  { vendorId }: VendorActor,
  input: { methodId: string; method: MethodInput },
): Promise<ShippingMethod> {
  checkPrice(input.method, 'method.')
  const { countries, ...method } = input.method
  return database.transaction(async (tx) => {
    const zoneId = await ensureZone(tx, vendorId, countries, clock.now())
    const changed = await tx.shippingMethod.updateMany({
      where: { id: input.methodId, vendorId, removedAt: null },
      data: { zoneId, ...method },
    })
    if (!rowCount(changed)) throw notFound('delivery method')
    return readBack(tx, vendorId, input.methodId)
  })
}

/** Takes a method off; buyers can no longer choose it. @throws AppError NOT_FOUND */
export async function removeMethod(
  { database, clock }: Deps,
  { vendorId }: VendorActor,
  methodId: string,
): Promise<void> {
  const removed = await database.client.shippingMethod.updateMany({
    where: { id: methodId, vendorId, removedAt: null },
    data: { removedAt: clock.now() },
  })
  if (!rowCount(removed)) throw notFound('delivery method')
}
