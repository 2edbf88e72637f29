'use client'
import { Button, Checkbox, Select, Stack, Text, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { RefundReason } from '@millyard/contracts'
import { sumMinor } from '@millyard/money'
import { IconPackageOff } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { formatAmount } from '../../shared/format.ts'
import { useRefundReasons } from '../../shared/refund-words.ts'
import { amountOfUnits, type RefundableLine } from '../../shared/refundable-lines.ts'
import { QuantityInput } from '../quantity-input.tsx'
import { LineField, RefundDialog, useRequestKey } from './refund-dialog.tsx'

export interface CancelledItems<Reason extends RefundReason> {
  items: { orderItemId: string; quantity: number }[]
  reason: Reason
  note: string
  restock: boolean
  idempotencyKey: string
}

export interface CancelItemsProps<Reason extends RefundReason> {
  /** The button's text, and the question of the dialog. */
  label: string
  title: string
  /** Lines of which something can still be cancelled. */
  lines: readonly RefundableLine[]
  currency: string
  /** What goes back for delivery when nothing of the part is left. */
  shippingLeftMinor: number
  reasons: readonly Reason[]
  /** Who reads the note. */
  noteLabel: string
  onCancel: (cancelled: CancelledItems<Reason>) => Promise<unknown>
}

/** Asks which units are not sent after all, why, and where they go; then cancels them. */
export function CancelItems<Reason extends RefundReason>(props: CancelItemsProps<Reason>) {
  const { label, title, lines, currency, shippingLeftMinor, reasons, noteLabel, onCancel } = props
  const t = useExtracted('client')
  const reasonWords = useRefundReasons()
  const request = useRequestKey()
  const [isOpen, { open, close }] = useDisclosure(false)
  const [quantities, setQuantities] = useState<Record<string, number>>({})
  const [reason, setReason] = useState<Reason | null>(null)
  const [note, setNote] = useState('')
  const [restock, setRestock] = useState(false)

  const items = lines
    .map(({ orderItemId }) => ({ orderItemId, quantity: quantities[orderItemId] ?? 0 }))
    .filter(({ quantity }) => quantity > 0)
  const count = items.reduce((sum, { quantity }) => sum + quantity, 0)
  const isAll = lines.every((line) => line.unitsLeft === (quantities[line.orderItemId] ?? 0))
  const goodsMinor = sumMinor(lines.map((line) => amountOfUnits(line, quantities[line.orderItemId] ?? 0)))
  const amount = formatAmount(isAll && count > 0 ? goodsMinor + shippingLeftMinor : goodsMinor, currency)

  function show() {
    request.renew()
    setQuantities({})
    setReason(null)
    setNote('')
    open()
  }

  return (
    <>
      <Button variant="default" size="sm" leftSection={<IconPackageOff size={16} />} onClick={show}>
        {label}
      </Button>
      <RefundDialog
        title={title}
        submitLabel={
          count === 0
            ? t('Choose what to cancel')
            : t('{count, plural, one {Cancel # item} other {Cancel # items}}, {amount} goes back', { count, amount })
        }
        isOpen={isOpen}
        isReady={count > 0 && reason !== null}
        onClose={close}
        onSubmit={async () => {
          if (reason === null) return
          await onCancel({ items, reason, note: note.trim(), restock, idempotencyKey: request.key })
        }}
      >
        <Text component="p" m={0}>
          {t('What is cancelled is not sent, and the buyer gets what they paid for it. This cannot be undone.')}
        </Text>
        <fieldset style={{ margin: 0, padding: 0, border: 0 }}>
          <legend className="mill-visually-hidden">{t('What is not sent')}</legend>
          <Stack gap="xs">
            {lines
              .filter((line) => line.unitsToSend > 0)
              .map((line) => (
                <LineField
                  key={line.orderItemId}
                  name={line.variantTitle ? `${line.title}, ${line.variantTitle}` : line.title}
                  hint={t('of {quantity, number}', { quantity: line.unitsToSend })}
                >
                  {(labelId) => (
                    <QuantityInput
                      aria-labelledby={labelId}
                      w={84}
                      max={line.unitsToSend}
                      clampBehavior="strict"
                      value={quantities[line.orderItemId] ?? 0}
                      onChange={(value) =>
                        setQuantities((before) => ({ ...before, [line.orderItemId]: Number(value) || 0 }))
                      }
                    />
                  )}
                </LineField>
              ))}
          </Stack>
        </fieldset>
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
        <Checkbox
          label={t('The units go back on the shelf')}
          description={t('Leave it empty when they are not there: broken, lost, or never made.')}
          checked={restock}
          onChange={(event) => setRestock(event.currentTarget.checked)}
        />
      </RefundDialog>
    </>
  )
}
