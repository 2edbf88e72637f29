import {
  type Brand,
  type BrandChoice,
  type brandProposalsInput,
  type brandProposalsPage,
  idSchema,
  notFound,
  type StaffBrand,
  type StaffBrandRow,
  type staffBrandsInput,
  type staffBrandsPage,
  timestampSchema,
} from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import { decodeCursor, toPage, type VendorActor } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { type StoredImage, toImageRefOrNull } from '../images/image-ref.ts'
import { ON_SALE } from '../products/product.repository.ts'
import { OPEN_COUNT } from './brand.repository.ts'

type WithLogo<T> = Omit<T, 'logo'> & { logo: StoredImage | null }

const ROW = Prisma.sql`b.id, b.version, b.slug, b.name, b.country, b.logo,
  (select count(*)::int from product p where p.brand_id = b.id) as "productCount"`

/** The list as staff keep it, by name. One statement. */
export async function listBrands(
  deps: Deps,
  input: z.infer<typeof staffBrandsInput>,
): Promise<z.infer<typeof staffBrandsPage>> {
  const after = decodeCursor(input.cursor, z.tuple([z.string(), idSchema('brd')]))
  const words = input.q?.replaceAll(/[\\%_]/g, '\\$&')
  const rows = await deps.database.client.$queryRaw<WithLogo<StaffBrandRow>[]>`
    select ${ROW} from brand b
    where b.status = 'listed' ${words ? Prisma.sql`and b.name ilike ${`%${words}%`}` : Prisma.empty}
      ${after ? Prisma.sql`and (lower(b.name), b.id) > (lower(${after[0]}), ${after[1]})` : Prisma.empty}
    order by lower(b.name), b.id limit ${input.limit + 1}`
  return toPage(
    rows,
    input.limit,
    (row) => ({ ...row, logo: toImageRefOrNull(deps.mediaUrl, row.logo) }),
    (row) => [row.name, row.id],
  )
}

/** One brand of the list. @throws AppError NOT_FOUND */
export async function showBrand(deps: Deps, brandId: string): Promise<StaffBrand> {
  const [row] = await deps.database.client.$queryRaw<WithLogo<StaffBrand>[]>`
    select ${ROW}, b.description, b.website, ${OPEN_COUNT} as "openCount",
      array(select f.slug from brand_former_slug f where f.brand_id = b.id order by f.created_at, f.slug) as "formerSlugs"
    from brand b where b.id = ${brandId} and b.status = 'listed'`
  if (!row) throw notFound('brand')
  return { ...row, logo: toImageRefOrNull(deps.mediaUrl, row.logo) }
}

type ProposalRow = Omit<z.infer<typeof brandProposalsPage>['items'][number], 'proposedAt'> & { proposedAt: Date }

/** What factories have proposed and nobody has decided on, the longest waiting first. One statement. */
export async function listProposals(
  deps: Deps,
  input: z.infer<typeof brandProposalsInput>,
): Promise<z.infer<typeof brandProposalsPage>> {
  const after = decodeCursor(input.cursor, z.tuple([timestampSchema, idSchema('brd')]))
  const rows = await deps.database.client.$queryRaw<ProposalRow[]>`
    select b.id, b.version, b.name, b.description, b.website, b.proposed_at as "proposedAt",
      json_build_object('id', b.vendor_id, 'name', coalesce(v.name, '')) as factory, ${OPEN_COUNT} as "openCount",
      (select json_build_object('id', l.id, 'name', l.name) from brand l
        where l.status = 'listed' and similarity(l.name, b.name) > 0.4
        order by similarity(l.name, b.name) desc, l.id limit 1) as alike
    from brand b left join vendor_summary v on v.vendor_id = b.vendor_id
    where b.status = 'proposed' ${input.vendorId ? Prisma.sql`and b.vendor_id = ${input.vendorId}` : Prisma.empty}
      ${after ? Prisma.sql`and (b.proposed_at, b.id) > (${after[0]}::timestamptz, ${after[1]})` : Prisma.empty}
    order by b.proposed_at, b.id limit ${input.limit + 1}`
  return toPage(
    rows,
    input.limit,
    (row) => ({ ...row, proposedAt: row.proposedAt.toISOString() }),
    (row) => [row.proposedAt.toISOString(), row.id],
  )
}

/** What a product of this vendor can name: the list, and what it has proposed itself. */
export async function listBrandChoices(deps: Deps, actor: VendorActor): Promise<{ brands: BrandChoice[] }> {
  const brands = await deps.database.client.$queryRaw<BrandChoice[]>`
    select id, name, status, note from brand
    where status = 'listed' or (vendor_id = ${actor.vendorId} and status in ('proposed', 'refused'))
    order by lower(name), id`
  return { brands }
}

/** A brand's page, by its address or one that it had: the answer says which is today's. @throws AppError NOT_FOUND */
export async function showPublicBrand(deps: Deps, slug: string): Promise<Brand> {
  const [row] = await deps.database.client.$queryRaw<WithLogo<Brand>[]>`
    select b.id, b.slug, b.name, b.description, b.website, b.country, b.logo,
      (select count(*)::int from product p where p.brand_slug = b.slug and ${ON_SALE}) as "productCount"
    from brand b
    where b.slug = ${slug}
      or (b.status = 'listed' and b.id = (select f.brand_id from brand_former_slug f where f.slug = ${slug}))
    order by b.slug = ${slug} desc limit 1`
  if (!row) throw notFound('brand')
  return { ...row, logo: toImageRefOrNull(deps.mediaUrl, row.logo) }
}
