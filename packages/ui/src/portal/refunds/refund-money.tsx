'use client'
import { Button, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { RefundReason } from '@millyard/contracts'
import { isCurrencyCode, MoneyError, parseAmount, sumMinor } from '@millyard/money'
import { IconCashBanknote } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { formatAmount } from '../../shared/format.ts'
import { useRefundReasons } from '../../shared/refund-words.ts'
import type { RefundableLine } from '../../shared/refundable-lines.ts'
import { LineField, RefundDialog, useRequestKey } from './refund-dialog.tsx'

export interface RefundedMoney<Reason extends RefundReason> {
  items: { orderItemId: string; amountMinor: number }[]
  shippingMinor: number
  reason: Reason
  note: string
  idempotencyKey: string
}

export interface RefundMoneyProps<Reason extends RefundReason> {
  label: string
  title: string
  lines: readonly RefundableLine[]
  currency: string
  shippingLeftMinor: number
  reasons: readonly Reason[]
  noteLabel: string
  /** Who pays for it. */
  effect: string
  onRefund: (refunded: RefundedMoney<Reason>) => Promise<unknown>
}

/** The delivery among the fields, which are otherwise called by their lines. */
const SHIPPING = 'shipping'

/** What is typed, in minor units; undefined for what is no amount of the currency, or more than is left. */
function readTyped(text: string, currency: string, leftMinor: number): number | undefined {
  if (text.trim() === '') return 0
  if (!isCurrencyCode(currency)) return undefined
  try {
    const amountMinor = parseAmount(text, currency)
    return amountMinor >= 0 && amountMinor <= leftMinor ? amountMinor : undefined
  } catch (error) {
    if (error instanceof MoneyError) return undefined
    throw error
  }
}

/** Asks how much goes back, for which lines, and why; then gives it back. */
export function RefundMoney<Reason extends RefundReason>(props: RefundMoneyProps<Reason>) {
  const { label, title, lines, currency, shippingLeftMinor, reasons, noteLabel, effect, onRefund } = props
  const t = useExtracted('client')
  const reasonWords = useRefundReasons()
  const request = useRequestKey()
  const [isOpen, { open, close }] = useDisclosure(false)
  const [typed, setTyped] = useState<Record<string, string>>({})
  const [reason, setReason] = useState<Reason | null>(null)
  const [note, setNote] = useState('')

  const fields = [
    ...lines
      .filter((line) => line.leftMinor > 0)
      .map((line) => ({
        id: line.orderItemId,
        name: line.variantTitle ? `${line.title}, ${line.variantTitle}` : line.title,
        leftMinor: line.leftMinor,
      })),
    ...(shippingLeftMinor > 0 ? [{ id: SHIPPING, name: t('Delivery'), leftMinor: shippingLeftMinor }] : []),
  ].map((field) => ({ ...field, amountMinor: readTyped(typed[field.id] ?? '', currency, field.leftMinor) }))
  const isReadable = fields.every((field) => field.amountMinor !== undefined)
  const totalMinor = sumMinor(fields.map((field) => field.amountMinor ?? 0))

  function show() {
    request.renew()
    setTyped({})
    setReason(null)
    setNote('')
    open()
  }

  return (
    <>
      <Button variant="default" size="sm" leftSection={<IconCashBanknote size={16} />} onClick={show}>
        {label}
      </Button>
      <RefundDialog
        title={title}
        submitLabel={
          totalMinor > 0
            ? t('Give {amount} back', { amount: formatAmount(totalMinor, currency) })
            : t('Enter an amount')
        }
        isOpen={isOpen}
        isReady={isReadable && totalMinor > 0 && reason !== null}
        onClose={close}
        onSubmit={async () => {
          if (reason === null) return
          await onRefund({
            items: fields.flatMap(({ id, amountMinor }) =>
              id !== SHIPPING && amountMinor ? [{ orderItemId: id, amountMinor }] : [],
            ),
            shippingMinor: fields.find((field) => field.id === SHIPPING)?.amountMinor ?? 0,
            reason,
            note: note.trim(),
            idempotencyKey: request.key,
          })
        }}
      >
        <Text component="p" m={0}>
          {effect}
        </Text>
        <fieldset style={{ margin: 0, padding: 0, border: 0 }}>
          <legend className="mill-visually-hidden">{t('What goes back')}</legend>
          <Stack gap="xs">
            {fields.map((field) => (
              <LineField
                key={field.id}
                name={field.name}
                hint={t('of {amount}', { amount: formatAmount(field.leftMinor, currency) })}
              >
                {(labelId) => (
                  <TextInput
                    aria-labelledby={labelId}
                    w={104}
                    inputMode="decimal"
                    autoComplete="off"
                    placeholder="0"
                    value={typed[field.id] ?? ''}
                    error={
                      field.amountMinor === undefined
                        ? t('At most {amount}', { amount: formatAmount(field.leftMinor, currency) })
                        : null
                    }
                    onChange={(event) => {
                      const { value } = event.currentTarget
                      setTyped((before) => ({ ...before, [field.id]: value }))
                    }}
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
      </RefundDialog>
    </>
  )
}
