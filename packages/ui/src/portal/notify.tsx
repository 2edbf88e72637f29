'use client'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { describeError } from '../shared/describe-error.ts'

/** Says what a mutation did: `notifyDone('Parcel shipped', 'The buyer has the tracking number.')`. */
export function notifyDone(title: string, message?: string): void {
  notifications.show({ title, message: message ?? '', color: 'mill', icon: <IconCheck size={18} /> })
}

/** Says what a mutation could not do and why; stays until it is closed. Accepts whatever was thrown. */
export function notifyFailed(title: string, error: unknown): void {
  const { message, requestId } = describeError(error)
  notifications.show({
    title,
    message: (
      <>
        {message}
        {requestId ? (
          <>
            <br />
            Request <code>{requestId}</code>
          </>
        ) : null}
      </>
    ),
    color: 'red',
    icon: <IconAlertTriangle size={18} />,
    autoClose: false,
  })
}
