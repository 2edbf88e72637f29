'use client'
import { ErrorState } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useExtracted('client')

  return <ErrorState title={t('We could not show this page')} error={error} requestId={error.digest} retry={reset} />
}
