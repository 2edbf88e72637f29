'use client'
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useTRPC } from '@millyard/web-kit/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { type ReactNode, useState } from 'react'

const TYPING_MS = 250
const OFFERED = 20

export interface ChosenBrand {
  id: string
  name: string
}

interface Props {
  label: string
  description?: string
  error?: ReactNode
  /** Not offered: a brand cannot be merged into itself. */
  exceptId: string
  initial?: ChosenBrand | undefined
  onChange: (brand: ChosenBrand | null) => void
}

/** One brand of the list, found by its name. */
export function ChooseBrand({ label, description, error, exceptId, initial, onChange }: Props) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const [words, setWords] = useState(initial?.name ?? '')
  const [chosen, setChosen] = useState<ChosenBrand | null>(initial ?? null)
  const [asked] = useDebouncedValue(words.trim(), TYPING_MS)
  const found = useQuery({
    ...trpc.product.brands.list.queryOptions({ limit: OFFERED, ...(asked ? { q: asked } : {}) }),
    placeholderData: keepPreviousData,
  })
  const offered = (found.data?.items ?? []).filter(({ id }) => id !== exceptId)
  const options = chosen && !offered.some(({ id }) => id === chosen.id) ? [chosen, ...offered] : offered
  return (
    <Select
      label={label}
      description={description}
      error={error}
      searchable
      data={options.map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options: all }) => all}
      searchValue={words}
      onSearchChange={setWords}
      value={chosen?.id ?? null}
      nothingFoundMessage={found.isFetching ? t('Searching …') : t('No brand of this name')}
      onChange={(id) => {
        const next = options.find((option) => option.id === id) ?? null
        setChosen(next && { id: next.id, name: next.name })
        onChange(next && { id: next.id, name: next.name })
      }}
    />
  )
}
