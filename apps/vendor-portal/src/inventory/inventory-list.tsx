'use client'
import { Button, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import type { InventoryFilter, InventoryRow, InventorySort } from '@millyard/contracts'
import { ButtonLink, DataTable } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconSearch, IconStack2 } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { UrlSelect, useUrlParam } from '../components/url-select.tsx'
import { nextCursor } from '../data/next-cursor.ts'
import { useInventoryColumns } from './inventory-columns.tsx'
import { ShelfDrawer } from './shelf-drawer.tsx'

function useFilters(): { value: InventoryFilter; label: string }[] {
  const t = useExtracted('client')

  return [
    { value: 'low', label: t('Low') },
    { value: 'out', label: t('Out of stock') },
    { value: 'reserved', label: t('Reserved') },
  ]
}

function useSorts(): { value: InventorySort; label: string }[] {
  const t = useExtracted('client')

  return [
    { value: 'sku', label: t('By SKU') },
    { value: 'available_asc', label: t('Fewest available first') },
    { value: 'available_desc', label: t('Most available first') },
    { value: 'reserved_desc', label: t('Most reserved first') },
  ]
}

function SearchBox() {
  const t = useExtracted('client')

  const { value, change } = useUrlParam('q')
  const changeSoon = useDebouncedCallback((text: string) => change(text.trim()), 300)
  return (
    <TextInput
      type="search"
      aria-label={t('Search variants')}
      placeholder={t('Search by title or SKU')}
      leftSection={<IconSearch size={16} aria-hidden />}
      maxLength={120}
      w={260}
      defaultValue={value ?? ''}
      onChange={(event) => changeSoon(event.currentTarget.value)}
    />
  )
}

export interface InventoryQuery {
  q?: string
  filter?: InventoryFilter
  sort: InventorySort
}

/** Chosen variants travel in an address, and addresses have an end. More than these are narrowed by the filters instead. */
const MOST_CHOSEN = 200

/** Where the chosen variants are changed in one go, or, when none is chosen, all that the list is narrowed to. */
function editHref({ q, filter }: InventoryQuery, chosen: readonly InventoryRow[]): string {
  const params = new URLSearchParams()
  if (chosen.length > 0) params.set('variants', chosen.map(({ variantId }) => variantId).join(','))
  else {
    if (q) params.set('q', q)
    if (filter) params.set('filter', filter)
  }
  return params.size > 0 ? `/inventory/edit?${params}` : '/inventory/edit'
}

/** To the form that changes prices and stock of many. */
function EditLink({ query, chosen }: { query: InventoryQuery; chosen: readonly InventoryRow[] }) {
  const t = useExtracted('client')

  if (chosen.length > MOST_CHOSEN)
    return (
      <Button variant="default" disabled>
        {t('Choose {count, number} at most', { count: MOST_CHOSEN })}
      </Button>
    )
  return (
    <ButtonLink href={editHref(query, chosen)} variant="default">
      {chosen.length > 0
        ? t('Change {count, plural, one {# variant} other {# variants}}', { count: chosen.length })
        : t('Change all of these')}
    </ButtonLink>
  )
}

/** Every variant with its shelf; one of them opens beside the list, at an address of its own. */
export function InventoryList({ query, canWrite }: { query: InventoryQuery; canWrite: boolean }) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const params = useSearchParams()
  const open = useUrlParam('variant')
  const [chosen, setChosen] = useState<InventoryRow[]>([])
  const shelves = useInfiniteQuery(
    trpc.product.inventory.list.infiniteQueryOptions(query, { getNextPageParam: nextCursor }),
  )
  const hrefOf = (variantId: string) => {
    const next = new URLSearchParams(params)
    next.set('variant', variantId)
    return `/inventory?${next}`
  }
  const columns = useInventoryColumns(hrefOf)
  const filters = useFilters()
  const sorts = useSorts()
  const isNarrowed = query.q !== undefined || query.filter !== undefined
  return (
    <>
      <DataTable
        label={t('variants')}
        columns={columns}
        rowKey="variantId"
        rows={shelves.data?.pages.flatMap(({ items }) => items)}
        error={shelves.error}
        onRetry={() => shelves.refetch()}
        hasMore={shelves.hasNextPage}
        isLoadingMore={shelves.isFetchingNextPage}
        onLoadMore={() => shelves.fetchNextPage()}
        selectedRows={canWrite ? chosen : undefined}
        onSelectedRowsChange={canWrite ? setChosen : undefined}
        onRowClick={({ variantId }) => open.change(variantId)}
        toolbar={
          <>
            <SearchBox />
            <UrlSelect name="filter" label={t('State')} allLabel={t('All variants')} options={filters} />
            <UrlSelect
              name="sort"
              label={t({ id: 'sorting', message: 'Order', description: 'In which order a list stands.' })}
              allLabel={t('By title')}
              options={sorts}
            />
            {canWrite ? <EditLink query={query} chosen={chosen} /> : null}
          </>
        }
        empty={
          isNarrowed
            ? {
                icon: <IconSearch size={24} stroke={1.5} />,
                title: t('No variant fits'),
                description: t('Search for another word, or show all variants.'),
                action: (
                  <ButtonLink href="/inventory" variant="default">
                    {t('Show all variants')}
                  </ButtonLink>
                ),
              }
            : {
                icon: <IconStack2 size={24} stroke={1.5} />,
                title: t('Nothing on the shelves yet'),
                description: t('Once a product of yours is on sale, its variants stand here with their stock.'),
                action: (
                  <ButtonLink href="/products" variant="default">
                    {t('Open your products')}
                  </ButtonLink>
                ),
              }
        }
      />
      <ShelfDrawer variantId={open.value} canWrite={canWrite} onClose={() => open.change(null)} />
    </>
  )
}
