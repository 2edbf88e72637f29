'use client'
import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { type FormEvent, type ReactNode, useState, useTransition } from 'react'
import { describeError } from '../shared/describe-error.ts'
import { useErrorText } from '../shared/error-text.ts'
import { isNavigation } from '../shared/is-navigation.ts'

export interface ConfirmActionOptions {
  /** A question: "Reject this product?" */
  title: string
  /** What will happen, and whether it can be undone. */
  message: ReactNode
  /** The verb of the question: "Reject product". */
  confirmLabel: string
  cancelLabel?: string
  tone?: 'normal' | 'danger'
  /** Asks for a text that is handed to `onConfirm`; required unless said otherwise. */
  reason?: { label: string; description?: string; isRequired?: boolean; maxLength?: number }
  /** Does it. The dialog shows progress, closes when it resolves, and shows the error when it rejects. */
  onConfirm: (reason: string) => unknown
}

function ConfirmForm({ modalId, options }: { modalId: string; options: ConfirmActionOptions }) {
  const { message, confirmLabel, cancelLabel, tone = 'normal', reason, onConfirm } = options
  const t = useExtracted('client')
  const errorText = useErrorText()
  const [text, setText] = useState('')
  const [fieldError, setFieldError] = useState<string>()
  const [failure, setFailure] = useState<string>()
  const [isPending, startTransition] = useTransition()

  function submit(event: FormEvent) {
    event.preventDefault()
    if (reason && reason.isRequired !== false && text.trim() === '') {
      setFieldError(t('Fill in this field.'))
      return
    }
    setFailure(undefined)
    startTransition(async () => {
      try {
        await onConfirm(text.trim())
        modals.close(modalId)
      } catch (error) {
        if (isNavigation(error)) {
          modals.close(modalId)
          throw error
        }
        const described = describeError(error)
        // What was refused for a reason needs no support; a failure of ours does.
        const isOurs = described.code === 'INTERNAL' && described.requestId
        startTransition(() =>
          setFailure(
            isOurs
              ? t('{message} (request {requestId})', {
                  message: errorText(described),
                  requestId: described.requestId ?? '',
                })
              : errorText(described),
          ),
        )
      }
    })
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text component="div">{message}</Text>
        {reason ? (
          <Textarea
            data-autofocus
            label={reason.label}
            description={reason.description}
            withAsterisk={reason.isRequired !== false}
            autosize
            minRows={3}
            maxLength={reason.maxLength ?? 2000}
            value={text}
            error={fieldError}
            onChange={(event) => {
              setText(event.currentTarget.value)
              setFieldError(undefined)
            }}
          />
        ) : null}
        {failure ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
            {failure}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" disabled={isPending} onClick={() => modals.close(modalId)}>
            {cancelLabel ?? t('Cancel')}
          </Button>
          <Button type="submit" color={tone === 'danger' ? 'red' : undefined} loading={isPending}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

let confirmations = 0

/** Asks before something that is hard to take back. Call it from an event handler of a client component. */
export function confirmAction(options: ConfirmActionOptions): void {
  confirmations += 1
  const modalId = `confirm-${confirmations}`
  modals.open({
    modalId,
    title: options.title,
    children: <ConfirmForm modalId={modalId} options={options} />,
  })
}

export interface ConfirmActionProps extends ConfirmActionOptions {
  /** The button's text; the confirm label without one. */
  children?: ReactNode
  variant?: 'filled' | 'default' | 'light' | 'subtle' | 'outline'
  size?: 'xs' | 'sm' | 'md'
  leftSection?: ReactNode
  isDisabled?: boolean
}

/** A button that asks before it acts. */
export function ConfirmAction({
  children,
  variant = 'default',
  size,
  leftSection,
  isDisabled,
  ...options
}: ConfirmActionProps) {
  return (
    <Button
      variant={variant}
      size={size}
      leftSection={leftSection}
      disabled={isDisabled}
      color={options.tone === 'danger' && variant !== 'default' ? 'red' : undefined}
      onClick={() => confirmAction(options)}
    >
      {children ?? options.confirmLabel}
    </Button>
  )
}
