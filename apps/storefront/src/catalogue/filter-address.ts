/** The id of what holds the filters. */
export const FILTERS = 'filters'

/** The address that a filter form's fields stand for: values of one name joined, both ends of a price in one, nothing empty. */
export function toFilterAddress(path: string, fields: Iterable<[string, FormDataEntryValue]>): string {
  const params = new Map<string, string[]>()
  for (const [key, value] of fields)
    if (typeof value === 'string' && value.trim()) params.set(key, [...(params.get(key) ?? []), value.trim()])
  const ends = ['price-min', 'price-max'].map((key) => params.get(key)?.[0]?.replace(',', '.') ?? '')
  params.delete('price-min')
  params.delete('price-max')
  if (ends.some(Boolean)) params.set('price', [ends.join('-')])
  if (params.get('sort')?.[0] === 'relevance') params.delete('sort')
  if (!params.has('price')) params.delete('currency')
  const text = [...params]
    .map(([key, values]) => `${encodeURIComponent(key)}=${values.map(encodeURIComponent).join(',')}`)
    .join('&')
  return text ? `${path}?${text}` : path
}
