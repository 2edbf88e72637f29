'use client'
import { Checkbox, Text } from '@mantine/core'
import type { RefundReason } from '@millyard/contracts'
import { sumMinor } from '@millyard/money'
import { IconPackageOff } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { formatAmount } from '../../shared/format.ts'
import { amountOfUnits } from '../../shared/refundable-lines.ts'
import { QuantityInput } from '../quantity-input.tsx'
import {
  LineField,
  LineFields,
  lineName,
  RefundDialog,
  RefundForm,
  type RefundFormBasics,
  type Why,
} from './refund-dialog.tsx'

export interface CancelledItems<Reason extends RefundReason> extends Why<Reason> {
  items: { orderItemId: string; quantity: number }[]
  restock: boolean
  idempotencyKey: string
}

export interface CancelItemsProps<Reason extends RefundReason> extends RefundFormBasics<Reason> {
  onCancel: (cancelled: CancelledItems<Reason>) => Promise<unknown>
}

/** Asks which units are not sent after all, why, and where they go; then cancels them. */
export function CancelItems<Reason extends RefundReason>(props: CancelItemsProps<Reason>) {
  return (
    <RefundDialog label={props.label} icon={<IconPackageOff size={16} />} title={props.title}>
      {(close) => <CancelItemsForm {...props} close={close} />}
    </RefundDialog>
  )
}

function CancelItemsForm<Reason extends RefundReason>(props: CancelItemsProps<Reason> & { close: () => void }) {
  const { lines, currency, shippingLeftMinor, reasons, noteLabel, onCancel, close } = props
  const t = useExtracted('client')
  const [quantities, setQuantities] = useState<Record<string, number>>({})
  const [restock, setRestock] = useState(false)

  const items = lines
    .map(({ orderItemId }) => ({ orderItemId, quantity: quantities[orderItemId] ?? 0 }))
    .filter(({ quantity }) => quantity > 0)
  const count = items.reduce((sum, { quantity }) => sum + quantity, 0)
  const isAll = lines.every((line) => line.unitsLeft === (quantities[line.orderItemId] ?? 0))
  const goodsMinor = sumMinor(lines.map((line) => amountOfUnits(line, quantities[line.orderItemId] ?? 0)))
  const amount = formatAmount(isAll && count > 0 ? goodsMinor + shippingLeftMinor : goodsMinor, currency)

  return (
    <RefundForm
      reasons={reasons}
      noteLabel={noteLabel}
      submitLabel={
        count === 0
          ? t('Choose what to cancel')
          : t('{count, plural, one {Cancel # item} other {Cancel # items}}, {amount} goes back', { count, amount })
      }
      content={count > 0 ? { items, restock } : undefined}
      close={close}
      onSubmit={onCancel}
      more={
        <Checkbox
          label={t('The units go back on the shelf')}
          description={t('Leave it empty when they are not there: broken, lost, or never made.')}
          checked={restock}
          onChange={(event) => setRestock(event.currentTarget.checked)}
        />
      }
    >
      <Text component="p" m={0}>
        {t('What is cancelled is not sent, and the buyer gets what they paid for it. This cannot be undone.')}
      </Text>
      <LineFields legend={t('What is not sent')}>
        {lines
          .filter((line) => line.unitsToSend > 0)
          .map((line) => (
            <LineField
              key={line.orderItemId}
              name={lineName(line)}
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
      </LineFields>
    </RefundForm>
  )
}
