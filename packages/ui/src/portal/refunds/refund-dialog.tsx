'use client'
import { Alert, Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { RefundReason } from '@millyard/contracts'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { createAttemptKey, isRefusal } from '../../shared/attempt-key.ts'
import { describeError } from '../../shared/describe-error.ts'
import { useErrorText } from '../../shared/error-text.ts'
import { useRefundReasons } from '../../shared/refund-words.ts'
import type { RefundableLine } from '../../shared/refundable-lines.ts'

/** Why something goes back, and a word about it. */
export interface Why<Reason extends RefundReason> {
  reason: Reason
  note: string
}

/** What both forms, about units and about money, are given. */
export interface RefundFormBasics<Reason extends RefundReason> {
  /** The button's text, and the question of the dialog. */
  label: string
  title: string
  lines: readonly RefundableLine[]
  currency: string
  /** What has not gone back of the delivery. */
  shippingLeftMinor: number
  reasons: readonly Reason[]
  /** Who reads the note. */
  noteLabel: string
}

export interface RefundDialogProps {
  label: string
  icon: ReactNode
  title: string
  /** The form. It lives as long as the dialog is open, so that it always begins empty. */
  children: (close: () => void) => ReactNode
}

/** A button that opens a form. */
export function RefundDialog({ label, icon, title, children }: RefundDialogProps) {
  const t = useExtracted('client')
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <>
      <Button variant="default" size="sm" leftSection={icon} onClick={open}>
        {label}
      </Button>
      <Modal opened={isOpen} onClose={close} title={title} size="lg" closeButtonProps={{ 'aria-label': t('Close') }}>
        {children(close)}
      </Modal>
    </>
  )
}

export interface RefundFormProps<Reason extends RefundReason, Content> {
  reasons: readonly Reason[]
  noteLabel: string
  /** The verb, with what it will do: "Cancel 2 items, € 48.00 goes back". */
  submitLabel: string
  /** What is asked for; undefined while it cannot be. */
  content: Content | undefined
  close: () => void
  /** Does it; the dialog closes when it resolves, and the error is shown when it rejects. */
  onSubmit: (content: Content & Why<Reason> & { idempotencyKey: string }) => Promise<unknown>
  /** What goes back. */
  children: ReactNode
  /** What is asked after the reason. */
  more?: ReactNode
}

/** A form that moves money: it asks why, says what will happen on its button, and does it once however often it is pressed. */
export function RefundForm<Reason extends RefundReason, Content extends object>(
  props: RefundFormProps<Reason, Content>,
) {
  const { reasons, noteLabel, submitLabel, content, close, onSubmit, children, more } = props
  const t = useExtracted('client')
  const errorText = useErrorText()
  const reasonWords = useRefundReasons()
  const [attempt] = useState(() => createAttemptKey())
  const [reason, setReason] = useState<Reason | null>(null)
  const [note, setNote] = useState('')
  const [failure, setFailure] = useState<string>()
  const [isPending, setIsPending] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (content === undefined || reason === null || isPending) return
    const asked = { ...content, reason, note: note.trim() }
    setFailure(undefined)
    setIsPending(true)
    try {
      await onSubmit({ ...asked, idempotencyKey: attempt.keyFor(asked) })
      close()
    } catch (error) {
      const described = describeError(error)
      if (isRefusal(described)) attempt.refused()
      setFailure(errorText(described))
    } finally {
      setIsPending(false)
    }
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {children}
        <Select
          label={t('Why')}
          placeholder={t('Choose a reason')}
          withAsterisk
          data={reasons.map((value) => ({ value, label: reasonWords[value] }))}
          value={reason}
          onChange={(value) => setReason(reasons.find((one) => one === value) ?? null)}
          allowDeselect={false}
        />
        <Textarea
          label={noteLabel}
          autosize
          minRows={2}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {more}
        {failure ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
            {failure}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" disabled={isPending} onClick={close}>
            {t('Keep it')}
          </Button>
          <Button type="submit" color="red" loading={isPending} disabled={content === undefined || reason === null}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Fields below each other, for those who cannot see it under one name. */
export function LineFields({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset style={{ margin: 0, padding: 0, border: 0 }}>
      <legend className="mill-visually-hidden">{legend}</legend>
      <Stack gap="xs">{children}</Stack>
    </fieldset>
  )
}

/** How a line is called: "Oak stool, 45 cm". */
export function lineName({ title, variantTitle }: RefundableLine): string {
  return variantTitle ? `${title}, ${variantTitle}` : title
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
