'use client'
import { Text, TextInput } from '@mantine/core'
import type { RefundReason } from '@millyard/contracts'
import { isCurrencyCode, MoneyError, parseAmount, sumMinor } from '@millyard/money'
import { IconCashBanknote } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { formatAmount } from '../../shared/format.ts'
import {
  LineField,
  LineFields,
  lineName,
  RefundDialog,
  RefundForm,
  type RefundFormBasics,
  type Why,
} from './refund-dialog.tsx'

export interface RefundedMoney<Reason extends RefundReason> extends Why<Reason> {
  items: { orderItemId: string; amountMinor: number }[]
  shippingMinor: number
  idempotencyKey: string
}

export interface RefundMoneyProps<Reason extends RefundReason> extends RefundFormBasics<Reason> {
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
  return (
    <RefundDialog label={props.label} icon={<IconCashBanknote size={16} />} title={props.title}>
      {(close) => <RefundMoneyForm {...props} close={close} />}
    </RefundDialog>
  )
}

function RefundMoneyForm<Reason extends RefundReason>(props: RefundMoneyProps<Reason> & { close: () => void }) {
  const { lines, currency, shippingLeftMinor, reasons, noteLabel, effect, onRefund, close } = props
  const t = useExtracted('client')
  const [typed, setTyped] = useState<Record<string, string>>({})

  const fields = [
    ...lines
      .filter((line) => line.leftMinor > 0)
      .map((line) => ({ id: line.orderItemId, name: lineName(line), leftMinor: line.leftMinor })),
    ...(shippingLeftMinor > 0 ? [{ id: SHIPPING, name: t('Delivery'), leftMinor: shippingLeftMinor }] : []),
  ].map((field) => ({ ...field, amountMinor: readTyped(typed[field.id] ?? '', currency, field.leftMinor) }))
  const isReadable = fields.every((field) => field.amountMinor !== undefined)
  const totalMinor = sumMinor(fields.map((field) => field.amountMinor ?? 0))
  const content = {
    items: fields.flatMap(({ id, amountMinor }) =>
      id !== SHIPPING && amountMinor ? [{ orderItemId: id, amountMinor }] : [],
    ),
    shippingMinor: fields.find((field) => field.id === SHIPPING)?.amountMinor ?? 0,
  }

  return (
    <RefundForm
      reasons={reasons}
      noteLabel={noteLabel}
      submitLabel={
        totalMinor > 0 ? t('Give {amount} back', { amount: formatAmount(totalMinor, currency) }) : t('Enter an amount')
      }
      content={isReadable && totalMinor > 0 ? content : undefined}
      close={close}
      onSubmit={onRefund}
    >
      <Text component="p" m={0}>
        {effect}
      </Text>
      <LineFields legend={t('What goes back')}>
        {fields.map((field) => {
          const left = formatAmount(field.leftMinor, currency)
          return (
            <LineField key={field.id} name={field.name} hint={t('of {amount}', { amount: left })}>
              {(labelId) => (
                <TextInput
                  aria-labelledby={labelId}
                  w={104}
                  inputMode="decimal"
                  autoComplete="off"
                  placeholder="0"
                  value={typed[field.id] ?? ''}
                  error={field.amountMinor === undefined ? t('At most {amount}', { amount: left }) : null}
                  onChange={(event) => {
                    const { value } = event.currentTarget
                    setTyped((before) => ({ ...before, [field.id]: value }))
                  }}
                />
              )}
            </LineField>
          )
        })}
      </LineFields>
    </RefundForm>
  )
}
