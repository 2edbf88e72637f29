import { type factoriesSchema, type factoryDetailSchema, notFound } from '@millyard/contracts'
import { Prisma } from '@millyard/product-db'
import type { z } from 'zod'
import type { Deps } from '../deps.ts'
import { type StoredImage, toImageRefOrNull } from '../images/image-ref.ts'

type FactoryDetail = z.infer<typeof factoryDetailSchema>
/** As the database has it: pictures without their address. */
export type StoredFactory = Omit<FactoryDetail, 'logo' | 'cover'> & Record<'logo' | 'cover', StoredImage | null>

export function toFactory(mediaUrl: string, { logo, cover, ...factory }: StoredFactory): FactoryDetail {
  return { ...factory, logo: toImageRefOrNull(mediaUrl, logo), cover: toImageRefOrNull(mediaUrl, cover) }
}

/** The arguments of `json_build_object` that make a factory of a vendor_summary `f` as it is at `now`. */
export const factoryFields = (now: Date) => Prisma.sql`
  'id', f.vendor_id, 'slug', f.slug, 'name', f.name, 'tagline', f.tagline, 'city', f.city, 'country', f.country,
  'story', f.story, 'foundedYear', f.founded_year, 'website', f.website, 'logo', f.logo, 'cover', f.cover, 'productCount', f.product_count,
  'vacation', case when f.vacation_ends_at > ${now} then json_build_object('from', f.vacation_from,
    'until', f.vacation_until, 'note', f.vacation_note, 'isNow', f.vacation_starts_at <= ${now}) end`

/** The factories that sell something, by name. */
export async function listFactories(deps: Deps): Promise<z.infer<typeof factoriesSchema>['factories']> {
  const rows = await deps.database.client.$queryRaw<{ factory: StoredFactory }[]>`
    select json_build_object(${factoryFields(deps.clock.now())}) as factory from vendor_summary f
    where f.status = 'approved' and f.product_count > 0 order by f.name, f.vendor_id`
  return rows.map((row) => toFactory(deps.mediaUrl, row.factory))
}

/** One approved factory by its slug. @throws AppError NOT_FOUND */
export async function showFactory(deps: Deps, slug: string): Promise<FactoryDetail> {
  const [row] = await deps.database.client.$queryRaw<{ factory: StoredFactory }[]>`
    select json_build_object(${factoryFields(deps.clock.now())}) as factory from vendor_summary f
    where f.slug = ${slug} and f.status = 'approved' limit 1`
  if (!row) throw notFound('factory')
  return toFactory(deps.mediaUrl, row.factory)
}
