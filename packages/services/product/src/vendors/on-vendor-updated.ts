import type { DomainEvent } from '@millyard/contracts'
import type { Deps, ProductTx } from '../deps.ts'

/**
 * Keeps our picture of a vendor, and its copies in the vendor's products. An older version than ours changes nothing, so
 * the order of arrival does not matter. A suspended vendor's products leave the catalogue by the copied status alone; their
 * own status is not touched, and they return as they were (P47).
 */
export async function onVendorUpdated(
  deps: Deps,
  tx: ProductTx,
  { data }: DomainEvent<'vendor.updated.v1'>,
): Promise<void> {
  const now = deps.clock.now()
  const away = data.vacation
  const isNewer = await tx.$executeRaw`
    insert into vendor_summary
      (vendor_id, version, status, slug, name, tagline, story, city, country, founded_year, website,
       vacation_from, vacation_until, vacation_note, vacation_starts_at, vacation_ends_at, updated_at)
    values (${data.vendorId}, ${data.version}, ${data.status}, ${data.slug}, ${data.name}, ${data.tagline}, ${data.story},
            ${data.city}, ${data.country}, ${data.foundedYear}, ${data.website},
            ${away?.from}::date, ${away?.until}::date, ${away?.note}, ${away?.startsAt}::timestamptz, ${away?.endsAt}::timestamptz,
            ${now})
    on conflict (vendor_id) do update set
      version = excluded.version, status = excluded.status, slug = excluded.slug, name = excluded.name,
      tagline = excluded.tagline, story = excluded.story, city = excluded.city, country = excluded.country,
      founded_year = excluded.founded_year, website = excluded.website,
      vacation_from = excluded.vacation_from, vacation_until = excluded.vacation_until,
      vacation_note = excluded.vacation_note, vacation_starts_at = excluded.vacation_starts_at,
      vacation_ends_at = excluded.vacation_ends_at, updated_at = excluded.updated_at
    where vendor_summary.version < excluded.version`
  if (isNewer === 0) return
  await tx.$executeRaw`
    update product p set vendor_name = v.name, vendor_slug = v.slug, vendor_city = v.city, vendor_country = v.country,
                         vendor_status = v.status
    from vendor_summary v
    where v.vendor_id = ${data.vendorId} and p.vendor_id = v.vendor_id
      and (p.vendor_name, p.vendor_slug, p.vendor_city, p.vendor_country, p.vendor_status)
        is distinct from (v.name, v.slug, v.city, v.country, v.status)`
}
