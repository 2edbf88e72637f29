import { z } from 'zod'

const formatNumber = (value: number | bigint) => new Intl.NumberFormat('en').format(value)

type Bound = { origin: string; limit: number | bigint; inclusive: boolean }

function tooBig({ origin, limit, inclusive }: Bound): string | undefined {
  const bound = formatNumber(limit)
  if (origin === 'string') return `Keep this to ${bound} characters.`
  if (origin === 'array' || origin === 'set') return `Give at most ${bound}.`
  if (origin === 'number' || origin === 'int')
    return inclusive ? `Enter ${bound} or less.` : `Enter less than ${bound}.`
  return undefined
}

function tooSmall({ origin, limit, inclusive }: Bound): string | undefined {
  const bound = formatNumber(limit)
  if (origin === 'string') return limit === 1 ? 'Fill in this field.' : `Write at least ${bound} characters.`
  if (origin === 'array' || origin === 'set') return `Give at least ${bound}.`
  if (origin === 'number' || origin === 'int')
    return inclusive ? `Enter ${bound} or more.` : `Enter more than ${bound}.`
  return undefined
}

/**
 * What a person reads beside a field when its schema has no words of its own for a length or a bound. Anything else (a wrong
 * type, an unknown key) is a mistake of a program and keeps zod's words. Amounts are minor units here: their schemas need a
 * message of their own.
 */
export function plainMessage(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'too_big')
    return tooBig({ origin: issue.origin, limit: issue.maximum, inclusive: issue.inclusive !== false })
  if (issue.code === 'too_small')
    return tooSmall({ origin: issue.origin, limit: issue.minimum, inclusive: issue.inclusive !== false })
  return undefined
}

z.config({ customError: plainMessage })
