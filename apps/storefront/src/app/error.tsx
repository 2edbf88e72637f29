'use client'
import { ErrorState } from '../components/error-state.tsx'

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="page py-12">
      <h1 className="sr-only">Something went wrong</h1>
      <ErrorState
        title="We could not load this page"
        message="Something did not answer. Nothing was changed. Try again in a moment."
        requestId={error.digest}
        retry={() => {
          reset()
          window.location.reload()
        }}
      />
    </div>
  )
}
