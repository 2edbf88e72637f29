'use client'
import { Button, Group, TextInput } from '@mantine/core'
import { notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useState } from 'react'

export interface ThresholdFormProps {
  label: string
  description: string
  /** What it is now; null: none of its own, so that an empty field is right too. */
  value: number | null
  canBeEmpty: boolean
  save: (lowAt: number | null) => Promise<unknown>
}

/** At how many units something counts as low. */
export function ThresholdForm({ label, description, value, canBeEmpty, save }: ThresholdFormProps) {
  const t = useExtracted('client')

  const queryClient = useQueryClient()
  const trpc = useTRPC()
  const router = useRouter()
  const [typed, setTyped] = useState<string>()
  const [error, setError] = useState<string>()
  const [isSaving, setIsSaving] = useState(false)
  const shown = typed ?? (value === null ? '' : String(value))

  async function submit() {
    const text = shown.trim()
    if (!(canBeEmpty && text === '') && !/^\d{1,7}$/.test(text)) {
      setError(t('Enter a whole number.'))
      return
    }
    setIsSaving(true)
    setError(undefined)
    try {
      await save(text === '' ? null : Number(text))
      setTyped(undefined)
      notifyDone(t('Threshold saved'))
      await queryClient.invalidateQueries({ queryKey: trpc.product.inventory.pathKey() })
      router.refresh()
    } catch (cause) {
      const { message, fields } = toApiError(cause)
      setError(fields.lowAt ?? message)
    } finally {
      setIsSaving(false)
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Group align="flex-end" gap="xs">
        <TextInput
          label={label}
          description={description}
          inputMode="numeric"
          maxLength={7}
          autoComplete="off"
          flex={1}
          value={shown}
          error={error}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={isSaving} disabled={typed === undefined}>
          {t('Set')}
        </Button>
      </Group>
    </form>
  )
}
