import { useExtracted } from 'next-intl'
import type { ErrorDescription } from './describe-error.ts'

/** What happened and what to do, for a person; of what `describeError` read. */
export function useErrorText(): (description: ErrorDescription) => string {
  const t = useExtracted('client')
  return ({ message, isUnreachable }) =>
    message ??
    (isUnreachable
      ? t('We could not reach Millyard. Check your connection and try again.')
      : t('Something went wrong on our side. Nothing was changed. Try again in a moment.'))
}
