import { newId, type ShippingMethod, type shippingMethodInput } from '@millyard/contracts'
import type { Prisma } from '@millyard/shipping-db'
import type { z } from 'zod'
import type { Deps, ShippingTx } from '../deps.ts'

export type MethodInput = z.infer<typeof shippingMethodInput>

const METHOD = {
  id: true,
  name: true,
  currency: true,
  amountMinor: true,
  freeFromMinor: true,
  minDays: true,
  maxDays: true,
  zone: { select: { countries: true } },
} as const satisfies Prisma.ShippingMethodSelect

type MethodRow = Prisma.ShippingMethodGetPayload<{ select: typeof METHOD }>

function toMethod({ zone, ...method }: MethodRow): ShippingMethod {
  return { ...method, countries: zone.countries }
}

/** The vendor's methods that are in force, oldest first. */
export async function listMethods({ database }: Deps, vendorId: string): Promise<ShippingMethod[]> {
  const rows = await database.client.shippingMethod.findMany({
    where: { vendorId, removedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: METHOD,
  })
  return rows.map(toMethod)
}

export async function findMethod(
  tx: ShippingTx,
  vendorId: string,
  methodId: string,
): Promise<ShippingMethod | undefined> {
  const row = await tx.shippingMethod.findFirst({ where: { id: methodId, vendorId, removedAt: null }, select: METHOD })
  return row ? toMethod(row) : undefined
}

/** The vendor's zone of exactly these countries, made when there is none yet. */
export async function ensureZone(tx: ShippingTx, vendorId: string, countries: string[], now: Date): Promise<string> {
  const sorted = [...new Set(countries)].sort()
  const zone = await tx.shippingZone.upsert({
    where: { vendorId_countriesKey: { vendorId, countriesKey: sorted.join(',') } },
    create: { id: newId('zon'), vendorId, countriesKey: sorted.join(','), countries: sorted, createdAt: now },
    update: {},
    select: { id: true },
  })
  return zone.id
}
