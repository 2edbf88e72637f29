'use client'
import { Alert, Button, Group, Select, TextInput } from '@mantine/core'
import {
  type AdjustStockInput,
  type InventoryRow,
  STOCK_REASONS,
  type StockReason,
  stockConflictSchema,
} from '@millyard/contracts'
import { notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC, useTRPCClient } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { useReasonWords } from './movement-words.ts'

const NUMBER = /^[+-]?\d{1,7}$/

function toInput(row: InventoryRow, reason: StockReason, units: number, note: string): AdjustStockInput {
  const base = { variantId: row.variantId, note, requestId: crypto.randomUUID() }
  if (reason === 'counted') return { ...base, reason, onHand: units, seenOnHand: row.onHand }
  if (reason === 'damaged') return { ...base, reason, change: -Math.abs(units) }
  return { ...base, reason, change: units }
}

/** A count, or units that came or went. When somebody was faster, it says so and shows what is there now. */
export function StockForm({ row }: { row: InventoryRow }) {
  const t = useExtracted('client')

  const words = useReasonWords()
  const client = useTRPCClient()
  const queryClient = useQueryClient()
  const trpc = useTRPC()
  const router = useRouter()
  const [reason, setReason] = useState<StockReason>('counted')
  const [units, setUnits] = useState('')
  const [note, setNote] = useState('')
  const [error, setError] = useState<string>()
  const [failure, setFailure] = useState<string>()
  const [isSaving, setIsSaving] = useState(false)
  /** The change that is being saved: pressing again after a lost answer repeats it, and does not do it twice. */
  const [pending, setPending] = useState<AdjustStockInput>()

  async function refresh() {
    await queryClient.invalidateQueries({ queryKey: trpc.product.inventory.pathKey() })
    router.refresh()
  }

  async function save() {
    const text = units.trim().replace('−', '-')
    if (!NUMBER.test(text)) {
      setError(t('Enter a whole number.'))
      return
    }
    setIsSaving(true)
    setError(undefined)
    setFailure(undefined)
    const input = pending ?? toInput(row, reason, Number(text), note.trim())
    setPending(input)
    try {
      const saved = await client.product.inventory.adjust.mutate(input)
      setPending(undefined)
      setUnits('')
      setNote('')
      const { sku } = row
      const { onHand, available } = saved
      notifyDone(
        t('Stock saved'),
        available === null
          ? t('{sku}: {onHand, number} on the shelf, made to order.', { sku, onHand })
          : t('{sku}: {onHand, number} on the shelf, {available, number} available.', { sku, onHand, available }),
      )
      await refresh()
    } catch (cause) {
      const { message, fields, code, details } = toApiError(cause)
      if (code !== 'UNAVAILABLE' && code !== 'INTERNAL') setPending(undefined)
      const field = fields.onHand ?? fields.change
      if (field) setError(field)
      else setFailure(message)
      if (code === 'CONFLICT' && stockConflictSchema.safeParse(details).success) await refresh()
    } finally {
      setIsSaving(false)
    }
  }

  const change = <T,>(set: (value: T) => void) => {
    return (value: T) => {
      set(value)
      setPending(undefined)
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Group align="flex-start" grow preventGrowOverflow={false}>
        <Select
          label={t('Reason')}
          data={STOCK_REASONS.map((value) => ({ value, label: words[value].label }))}
          value={reason}
          onChange={(value) => change(setReason)(STOCK_REASONS.find((one) => one === value) ?? 'counted')}
          allowDeselect={false}
        />
        <TextInput
          label={words[reason].field}
          inputMode={reason === 'correction' ? 'text' : 'numeric'}
          maxLength={8}
          autoComplete="off"
          value={units}
          error={error}
          onChange={(event) => change(setUnits)(event.currentTarget.value)}
        />
      </Group>
      <TextInput
        label={t('Note')}
        description={t('For your team; buyers never see it.')}
        mt="sm"
        maxLength={200}
        value={note}
        onChange={(event) => change(setNote)(event.currentTarget.value)}
      />
      {failure ? (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} />} role="alert" mt="sm">
          {failure}
        </Alert>
      ) : null}
      <Button type="submit" loading={isSaving} mt="md" disabled={units.trim() === ''}>
        {t('Save')}
      </Button>
    </form>
  )
}
