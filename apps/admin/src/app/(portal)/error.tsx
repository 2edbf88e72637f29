'use client'
import { ErrorState } from '@millyard/ui/portal'

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <ErrorState title="We could not show this page" error={error} requestId={error.digest} retry={reset} />
}
