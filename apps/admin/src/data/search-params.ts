import { idSchema } from '@millyard/contracts'

/** The query of an address as Next.js hands it to a page. */
export type RawSearchParams = Record<string, string | string[] | undefined>

/** One value of a parameter: the first when it is given several times. */
export function firstParam(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

/** The parameter when it is one of `allowed`; anything else is as if it were not there. */
export function oneOf<T extends string>(value: string | string[] | undefined, allowed: readonly T[]): T | undefined {
  const given = firstParam(value)
  return allowed.find((one) => one === given)
}

/** The factory that a list is narrowed to; what is no factory's id is as if it were not there. */
export function factoryParam(value: string | string[] | undefined): string | undefined {
  const parsed = idSchema('ven').safeParse(firstParam(value))
  return parsed.success ? parsed.data : undefined
}
