'use client'

/** When not even the layout could be made: no styles, no header, only words and a way on. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: 'system-ui, sans-serif', padding: '64px 24px', maxWidth: 560, margin: '0 auto' }}>
        <title>Something went wrong · Millyard</title>
        <h1>We could not load this page</h1>
        <p>Something did not answer. Nothing was changed. Try again in a moment.</p>
        {error.digest ? <p>Request {error.digest}</p> : null}
        <button type="button" onClick={() => window.location.reload()}>
          Try again
        </button>
      </body>
    </html>
  )
}
