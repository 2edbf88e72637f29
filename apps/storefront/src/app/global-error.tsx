import { useExtracted } from 'next-intl'

;('use client')

/** When not even the layout could be made: no styles, no header, only words and a way on. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  const t = useExtracted('client')

  return (
    <html lang="en">
      <body style={{ fontFamily: 'system-ui, sans-serif', padding: '64px 24px', maxWidth: 560, margin: '0 auto' }}>
        <title>{t('Something went wrong · Millyard')}</title>
        <h1>{t('We could not load this page')}</h1>
        <p>{t('Something did not answer. Nothing was changed. Try again in a moment.')}</p>
        {error.digest ? <p>{t('Request {digest}', { digest: error.digest })}</p> : null}
        <button type="button" onClick={() => window.location.reload()}>
          {t('Try again')}
        </button>
      </body>
    </html>
  )
}
