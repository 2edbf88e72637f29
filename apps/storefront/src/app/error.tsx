'use client'
import { useExtracted } from 'next-intl'
import { ErrorState } from '../components/error-state.tsx'

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useExtracted('client')

  return (
    <div className="page py-12">
      <h1 className="sr-only">{t('Something went wrong')}</h1>
      <ErrorState
        title={t('We could not load this page')}
        message={t('Something did not answer. Nothing was changed. Try again in a moment.')}
        requestId={error.digest}
        retry={() => {
          reset()
          window.location.reload()
        }}
      />
    </div>
  )
}
