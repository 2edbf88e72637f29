'use client'
import { describeError, useErrorText } from '@millyard/ui'
import { RotateCw } from 'lucide-react'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'

export interface ErrorStateProps {
  title?: string
  /** Whatever was thrown; gives message and request id where these are not given. */
  error?: unknown
  message?: ReactNode
  requestId?: string
  retry?: () => void
}

/** What could not be loaded, what to do, and what to quote to support. For error.tsx and failed queries. */
export function ErrorState({ title, error, message, requestId, retry }: ErrorStateProps) {
  const t = useExtracted('client')
  const errorText = useErrorText()

  const described = describeError(error)
  const request = requestId ?? described.requestId
  return (
    <div className="flex flex-col items-center px-4 py-16 text-center" role="alert">
      <h2 className="text-2xl">{title ?? t('We could not load this')}</h2>
      <p className="mt-2 max-w-md text-pretty text-ink-soft">{message ?? errorText(described)}</p>
      {request ? (
        <p className="mt-2 text-ink-soft text-sm">
          {t.rich('Request <code>{request}</code>', {
            request,
            code: (chunks) => <code className="select-all font-mono">{chunks}</code>,
          })}
        </p>
      ) : null}
      {retry ? (
        <Button variant="secondary" className="mt-6" onClick={retry}>
          <RotateCw size={18} aria-hidden />
          {t('Try again')}
        </Button>
      ) : null}
    </div>
  )
}
