import { AppError, type BrandStatus, brandStatusSchema, notFound } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import type { ProductTx } from '../deps.ts'
import { storedImageSchema } from '../images/image-ref.ts'
import { isTaken } from '../products/product.repository.ts'
import { freeSlug, toSlug } from '../products/slug.ts'

export type LockedBrand = {
  id: string
  slug: string | null
  name: string
  status: BrandStatus
  version: number
  logo: { id: string; widths: number[]; alt: string } | null
  vendorId: string | null
}

const LOCKED = Prisma.sql`select id, slug, name, status, version, logo, vendor_id as "vendorId" from brand`

function toLocked(row: LockedBrand): LockedBrand {
  return {
    ...row,
    status: brandStatusSchema.parse(row.status),
    logo: storedImageSchema.nullable().parse(row.logo),
  }
}

/**
 * Locks brands in the order of their ids, so that two merges cannot wait for each other. Whoever holds one waits for no
 * product: what products copy of it follows afterwards, see `copy-brand.ts`.
 */
export async function lockBrands(tx: ProductTx, ids: readonly string[]): Promise<LockedBrand[]> {
  const rows = await tx.$queryRaw<LockedBrand[]>`
    ${LOCKED} where id = any(${[...ids]}) order by id for update`
  return rows.map(toLocked)
}

/**
 * Locks one brand in the version and a state that somebody looked at.
 * @throws AppError NOT_FOUND (also: not a brand of these states any more), CONFLICT (changed since)
 */
export async function lockBrand(
  tx: ProductTx,
  { brandId, version }: { brandId: string; version: number },
  statuses: readonly BrandStatus[],
): Promise<LockedBrand> {
  const [brand] = await lockBrands(tx, [brandId])
  return requireBrand(brand, version, statuses)
}

/** @throws AppError NOT_FOUND, CONFLICT */
export function requireBrand(
  brand: LockedBrand | undefined,
  version: number,
  statuses: readonly BrandStatus[],
): LockedBrand {
  if (!brand) throw notFound('brand')
  if (brand.version !== version)
    throw new AppError('CONFLICT', { message: 'Somebody changed this brand in the meantime.' })
  if (!statuses.includes(brand.status)) throw notFound('brand')
  return brand
}

/** The first free address for a name. Two at the same time may find the same one: the unique column decides, see `retryTaken`. */
export async function findBrandSlug(tx: ProductTx, name: string): Promise<string> {
  const wanted = toSlug(name, 'brand')
  const taken = await tx.$queryRaw<{ slug: string }[]>`
    select slug from brand where slug = ${wanted} or slug ~ ${`^${wanted}-[0-9]+$`}
    union select slug from brand_former_slug where slug = ${wanted} or slug ~ ${`^${wanted}-[0-9]+$`}`
  return freeSlug(
    wanted,
    taken.map(({ slug }) => slug),
  )
}

/** Runs the write that gives a brand its name in the list. @throws AppError ALREADY_EXISTS when another one has it */
export async function withFreeName<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!isTaken(error, 'name')) throw error
    throw nameTaken(error)
  }
}

export function nameTaken(cause?: unknown): AppError {
  const message = 'A brand of this name is in the list already.'
  return new AppError('ALREADY_EXISTS', { message, fields: [{ path: 'name', message }], cause })
}

/** How many open versions name the brand `b`, or one that was merged into it. */
export const OPEN_COUNT = Prisma.sql`(select count(*)::int from product_revision r
  where r.status in ('draft', 'submitted') and r.content->>'brandId' in (
    select m.id from brand m where m.id = b.id or m.merged_into_id = b.id))`

export type ResolvedBrand = {
  /** What the content says. */
  askedId: string
  /** The brand that stands for it today: itself, or the one that took it over. */
  id: string
  slug: string | null
  name: string
  status: BrandStatus
  vendorId: string | null
  note: string
}

/** What brand ids in contents mean today. */
export async function resolveBrands(
  reader: Pick<ProductTx, '$queryRaw'>,
  ids: readonly string[],
): Promise<Map<string, ResolvedBrand>> {
  if (ids.length === 0) return new Map()
  const rows = await reader.$queryRaw<ResolvedBrand[]>`
    select a.id as "askedId", b.id, b.slug, b.name, b.status, b.vendor_id as "vendorId", b.note
    from brand a join brand b on b.id = coalesce(a.merged_into_id, a.id)
    where a.id = any(${[...new Set(ids)]})`
  return new Map(rows.map((row) => [row.askedId, row]))
}

/**
 * The same for one id, and nobody merges, renames or removes it until the transaction ends, so that what is written from it is
 * found by whoever changes it next. The rows are locked in the order of a merge; when it has become another's while we
 * waited, once more from the start.
 */
export async function holdBrand(tx: ProductTx, brandId: string): Promise<ResolvedBrand | undefined> {
  for (;;) {
    const seen = (await resolveBrands(tx, [brandId])).get(brandId)
    if (!seen) return undefined
    await tx.$executeRaw`
      select id from brand where id = any(${[seen.askedId, seen.id]}) order by id for share`
    const held = (await resolveBrands(tx, [brandId])).get(brandId)
    if (held?.id === seen.id) return held
  }
}
