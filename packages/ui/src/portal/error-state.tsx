'use client'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { describeError } from '../shared/describe-error.ts'
import { useErrorText } from '../shared/error-text.ts'
import classes from './states.module.css'

export interface ErrorStateProps {
  /** What could not be done: "We could not load your orders". */
  title?: string
  /** Whatever was thrown; gives message and request id where these are not given. */
  error?: unknown
  message?: string
  requestId?: string
  retry?: () => void
  isRetrying?: boolean
  isFramed?: boolean
}

/** What a list or a page says when it could not be loaded: what happened, what to do, what to quote to support. */
export function ErrorState({
  title,
  error,
  message,
  requestId,
  retry,
  isRetrying = false,
  isFramed = true,
}: ErrorStateProps) {
  const t = useExtracted('client')
  const errorText = useErrorText()

  const described = describeError(error)
  const request = requestId ?? described.requestId
  return (
    <div className={isFramed ? `${classes.root} ${classes.framed}` : classes.root} role="alert">
      <div className={classes.icon} data-tone="bad" aria-hidden>
        <IconAlertTriangle size={24} stroke={1.5} />
      </div>
      <p className={classes.title}>{title ?? t('We could not load this')}</p>
      <p className={classes.description}>{message ?? errorText(described)}</p>
      {request ? (
        <p className={classes.request}>
          {t.rich('Request <code>{request}</code>', { request, code: (chunks) => <code>{chunks}</code> })}
        </p>
      ) : null}
      {retry ? (
        <div className={classes.actions}>
          <Button variant="default" leftSection={<IconRefresh size={16} />} loading={isRetrying} onClick={retry}>
            {t('Try again')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
