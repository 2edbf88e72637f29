'use client'
import { Alert, Button, Group, Select, TextInput } from '@mantine/core'
import type { InventoryFilter, PriceOperation, StockOperation } from '@millyard/contracts'
import { toApiError, useTRPCClient } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import type { FieldMessages } from '../data/field-messages.ts'
import { useFieldWords } from '../data/field-words.ts'
import { readPriceOperation, readStockOperation } from './edit-values.ts'

function useKinds() {
  const t = useExtracted('client')

  const prices = [
    { value: 'none', label: t('Leave as they are') },
    { value: 'raise_percent', label: t('Raise by percent') },
    { value: 'lower_percent', label: t('Lower by percent') },
    { value: 'raise_amount', label: t('Raise by an amount') },
    { value: 'lower_amount', label: t('Lower by an amount') },
    { value: 'set', label: t('Set to') },
  ]
  const stock = [
    { value: 'none', label: t('Leave as it is') },
    { value: 'add', label: t('Add (or, with a minus, take out)') },
    { value: 'set', label: t('Set to') },
  ]
  return { prices, stock }
}

export interface EditFormProps {
  /** What the inventory was narrowed to; its variants are those that change. */
  q?: string
  filter?: InventoryFilter
  variantIds?: string[]
  currency: string
}

/** What is to happen to prices and stock. The next page shows every row before anything does. */
export function EditForm({ q, filter, variantIds, currency }: EditFormProps) {
  const t = useExtracted('client')

  const kinds = useKinds()
  const words = useFieldWords()
  const client = useTRPCClient()
  const router = useRouter()
  const [priceKind, setPriceKind] = useState('none')
  const [price, setPrice] = useState('')
  const [stockKind, setStockKind] = useState('none')
  const [stock, setStock] = useState('')
  const [errors, setErrors] = useState<FieldMessages>({})
  const [failure, setFailure] = useState<string>()
  const [isSending, setIsSending] = useState(false)
  const [requestId, setRequestId] = useState(() => crypto.randomUUID())

  async function send() {
    const fields: FieldMessages = {}
    const operations: { price?: PriceOperation; stock?: StockOperation } = {
      price: readPriceOperation(priceKind, price, currency, words, fields),
      stock: readStockOperation(stockKind, stock, words, fields),
    }
    if (!operations.price && !operations.stock && Object.keys(fields).length === 0)
      fields.priceKind = t('Choose what to change: prices, stock, or both.')
    setErrors(fields)
    if (Object.keys(fields).length > 0) return
    setIsSending(true)
    setFailure(undefined)
    try {
      const { changeId } = await client.product.changes.edit.mutate({ q, filter, variantIds, ...operations, requestId })
      router.push(`/inventory/changes/${changeId}`)
    } catch (cause) {
      setFailure(toApiError(cause).message)
      setRequestId(crypto.randomUUID())
      setIsSending(false)
    }
  }

  const isPercent = priceKind === 'raise_percent' || priceKind === 'lower_percent'
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Group align="flex-start" gap="sm">
        <Select
          label={t('Prices')}
          w={260}
          data={kinds.prices}
          value={priceKind}
          error={errors.priceKind}
          onChange={(value) => setPriceKind(value ?? 'none')}
          allowDeselect={false}
        />
        {priceKind === 'none' ? null : (
          <TextInput
            label={isPercent ? t('Percent') : t('Amount in {currency}', { currency })}
            inputMode="decimal"
            maxLength={12}
            autoComplete="off"
            value={price}
            error={errors.price}
            onChange={(event) => setPrice(event.currentTarget.value)}
          />
        )}
      </Group>
      <Group align="flex-start" gap="sm" mt="md">
        <Select
          label={t('Stock')}
          w={260}
          data={kinds.stock}
          value={stockKind}
          onChange={(value) => setStockKind(value ?? 'none')}
          allowDeselect={false}
        />
        {stockKind === 'none' ? null : (
          <TextInput
            label={t('Units')}
            maxLength={8}
            autoComplete="off"
            value={stock}
            error={errors.stock}
            onChange={(event) => setStock(event.currentTarget.value)}
          />
        )}
      </Group>
      {failure ? (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert" mt="md">
          {failure}
        </Alert>
      ) : null}
      <Button type="submit" loading={isSending} mt="lg">
        {variantIds
          ? t('Look at {count, plural, one {# variant} other {# variants}}', { count: variantIds.length })
          : t('Look at what would change')}
      </Button>
    </form>
  )
}
