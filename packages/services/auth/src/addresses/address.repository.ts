import type { Address, PostalAddress } from '@millyard/contracts'
import type { AuthTx, Queryable } from '../trpc.ts'

export const ADDRESS_COLUMNS = {
  id: true,
  name: true,
  company: true,
  line1: true,
  line2: true,
  postcode: true,
  city: true,
  region: true,
  country: true,
  phone: true,
  isDefault: true,
} as const

export type AddressRow = {
  id: string
  name: string
  company: string | null
  line1: string
  line2: string | null
  postcode: string
  city: string
  region: string | null
  country: string
  phone: string | null
  isDefault: boolean
}

/** Leaves out what the customer left empty. */
export function toAddress({ company, line2, region, phone, ...row }: AddressRow): Address {
  return {
    ...row,
    ...(company ? { company } : {}),
    ...(line2 ? { line2 } : {}),
    ...(region ? { region } : {}),
    ...(phone ? { phone } : {}),
  }
}

/** The columns of a postal address; an empty optional line is null. */
export function toColumns(address: PostalAddress): Omit<AddressRow, 'id' | 'isDefault'> {
  const { name, company, line1, line2, postcode, city, region, country, phone } = address
  return {
    name,
    company: company || null,
    line1,
    line2: line2 || null,
    postcode,
    city,
    region: region || null,
    country,
    phone: phone || null,
  }
}

/** The caller's addresses, the default first, then the newest; `after` is the last row of the page before. */
export function findAddresses(
  db: Queryable,
  userId: string,
  page: { after?: { isDefault: boolean; id: string } | undefined; take: number },
): Promise<AddressRow[]> {
  const { after, take } = page
  return db.address.findMany({
    where: {
      userId,
      ...(after
        ? {
            OR: [
              { isDefault: after.isDefault, id: { lt: after.id } },
              ...(after.isDefault ? [{ isDefault: false }] : []),
            ],
          }
        : {}),
    },
    select: ADDRESS_COLUMNS,
    orderBy: [{ isDefault: 'desc' }, { id: 'desc' }],
    take,
  })
}

/** Takes the mark off the present default, so that another address can have it. */
export async function clearDefault(tx: AuthTx, userId: string): Promise<void> {
  await tx.address.updateMany({ where: { userId, isDefault: true }, data: { isDefault: false } })
}
