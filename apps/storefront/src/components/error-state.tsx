'use client'
import { RotateCw } from 'lucide'
import { useExtracted } from 'next-intl'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

export interface ErrorStateProps {
  title: string
  message: string
  requestId?: string
  retry: () => void
}

/** What could not be loaded, what to do, and what to quote to support. */
export function ErrorState({ title, message, requestId, retry }: ErrorStateProps) {
  const t = useExtracted('client')
  return (
    <div className="flex flex-col items-center px-4 py-16 text-center" role="alert">
      <h2 className="text-2xl">{title}</h2>
      <p className="mt-2 max-w-md text-pretty text-ink-soft">{message}</p>
      {requestId ? (
        <p className="mt-2 text-ink-soft text-sm">
          {t.rich('Request <code>{requestId}</code>', {
            requestId,
            code: (chunks) => <code className="select-all font-mono">{chunks}</code>,
          })}
        </p>
      ) : null}
      <Button variant="secondary" className="mt-6" onClick={retry}>
        <Icon drawing={RotateCw} size={18} />
        {t('Try again')}
      </Button>
    </div>
  )
}
