'use client'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { describeError } from '../shared/describe-error.ts'
import { useErrorText } from '../shared/error-text.ts'

/** Says what a mutation did: `notifyDone('Parcel shipped', 'The buyer has the tracking number.')`. */
export function notifyDone(title: string, message?: string): void {
  notifications.show({ title, message: message ?? '', color: 'mill', icon: <IconCheck size={18} /> })
}

/** Why something failed, and what to quote to support. */
function FailureText({ error }: { error: unknown }) {
  const t = useExtracted('client')
  const errorText = useErrorText()
  const described = describeError(error)
  const { requestId } = described
  return (
    <>
      {errorText(described)}
      {requestId ? (
        <>
          <br />
          {t.rich('Request <code>{request}</code>', { request: requestId, code: (chunks) => <code>{chunks}</code> })}
        </>
      ) : null}
    </>
  )
}

/** Says what a mutation could not do and why; stays until it is closed. Accepts whatever was thrown. */
export function notifyFailed(title: string, error: unknown): void {
  notifications.show({
    title,
    message: <FailureText error={error} />,
    color: 'red',
    icon: <IconAlertTriangle size={18} />,
    autoClose: false,
  })
}
