'use client'
import { Alert, Button, Group, Modal, Stack } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { describeError } from '../../shared/describe-error.ts'
import { useErrorText } from '../../shared/error-text.ts'

export interface RefundDialogProps {
  title: string
  /** The verb, with what it will do: "Cancel 2 items, € 48.00 goes back". */
  submitLabel: string
  isOpen: boolean
  isReady: boolean
  onClose: () => void
  /** Does it; the dialog closes when it resolves, and shows the error when it rejects. */
  onSubmit: () => Promise<unknown>
  children: ReactNode
}

/** A form that moves money: it says what will happen on its button, and cannot be pressed twice. */
export function RefundDialog({ title, submitLabel, isOpen, isReady, onClose, onSubmit, children }: RefundDialogProps) {
  const t = useExtracted('client')
  const errorText = useErrorText()
  const [failure, setFailure] = useState<string>()
  const [isPending, setIsPending] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!isReady || isPending) return
    setFailure(undefined)
    setIsPending(true)
    try {
      await onSubmit()
      onClose()
    } catch (error) {
      setFailure(errorText(describeError(error)))
    } finally {
      setIsPending(false)
    }
  }

  return (
    <Modal opened={isOpen} onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': t('Close') }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {children}
          {failure ? (
            <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
              {failure}
            </Alert>
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" disabled={isPending} onClick={onClose}>
              {t('Keep it')}
            </Button>
            <Button type="submit" color="red" loading={isPending} disabled={!isReady}>
              {submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

/** One per opening of a form, so that a press that is repeated finds what the first has done. */
export function useRequestKey(): { key: string; renew: () => void } {
  const [key, setKey] = useState(() => crypto.randomUUID() as string)
  return { key, renew: () => setKey(crypto.randomUUID()) }
}

/** A line's name in front, and at its end what is asked about it. */
export function LineField({
  name,
  hint,
  children,
}: {
  name: string
  hint: ReactNode
  children: (labelId: string) => ReactNode
}) {
  const id = useId()
  return (
    <Group justify="space-between" gap="md" wrap="nowrap">
      <span id={id} style={{ overflowWrap: 'anywhere' }}>
        {name}
      </span>
      <Group gap={6} wrap="nowrap">
        {children(id)}
        <span style={{ minWidth: 72, whiteSpace: 'nowrap', color: 'var(--mill-ink-soft)' }}>{hint}</span>
      </Group>
    </Group>
  )
}
