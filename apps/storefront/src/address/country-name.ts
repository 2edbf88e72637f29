import 'server-only'
import { COUNTRY_OPTIONS } from './countries.ts'

const names = new Map(COUNTRY_OPTIONS.map(({ value, label }) => [value, label]))

/** The name of a country by its ISO code; the code itself when it is unknown. */
export function countryName(code: string): string {
  return names.get(code) ?? code
}
