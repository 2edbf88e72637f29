'use client'
import { useExtracted } from 'next-intl'
import { lazy, Suspense } from 'react'
import type { ErrorStateProps } from '../components/error-state.tsx'

/** Comes when it is needed: every page carries this file. Without a line the words alone. */
const ErrorState = lazy(() =>
  import('../components/error-state.tsx')
    .then((loaded) => ({ default: loaded.ErrorState }))
    .catch(() => ({ default: PlainError })),
)

function PlainError({ title, message }: ErrorStateProps) {
  return (
    <div role="alert">
      <h2 className="text-2xl">{title}</h2>
      <p>{message}</p>
    </div>
  )
}

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useExtracted('client')
  return (
    <div className="page py-12">
      <h1 className="sr-only">{t('Something went wrong')}</h1>
      <Suspense>
        <ErrorState
          title={t('We could not load this page')}
          message={t('Something did not answer. Nothing was changed. Try again in a moment.')}
          requestId={error.digest}
          retry={() => {
            reset()
            window.location.reload()
          }}
        />
      </Suspense>
    </div>
  )
}
