import { formatPlace } from '@millyard/ui'

/** Carts name a factory's place as "Solingen, DE"; people read "Solingen, Germany". */
export function vendorPlace(place: string): string {
  const [, city, country] = /^(.*), ([A-Z]{2})$/.exec(place) ?? []
  return city && country ? formatPlace(city, country) : place
}
