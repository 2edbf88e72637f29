/** The query of an address as Next.js hands it to a page. */
export type RawSearchParams = Record<string, string | string[] | undefined>

/** One value of a parameter: the first when it is given several times. */
export function firstParam(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}
