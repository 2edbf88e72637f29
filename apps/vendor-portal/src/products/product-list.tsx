'use client'
import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { OPEN_CHANGES, type OpenChange, PRODUCT_STATUSES, type ProductStatus } from '@millyard/contracts'
import { useStatusTexts } from '@millyard/ui'
import { ButtonLink, DataTable } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconPackage, IconPlus, IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { UrlSelect, useUrlParam } from '../components/url-select.tsx'
import { nextCursor } from '../data/next-cursor.ts'
import { useProductColumns } from './product-columns.tsx'

function SearchBox() {
  const t = useExtracted('client')

  const { value, change } = useUrlParam('q')
  const changeSoon = useDebouncedCallback((text: string) => change(text.trim()), 300)
  return (
    <TextInput
      type="search"
      aria-label={t('Search products')}
      placeholder={t('Search by title')}
      leftSection={<IconSearch size={16} aria-hidden />}
      maxLength={120}
      w={260}
      defaultValue={value ?? ''}
      onChange={(event) => changeSoon(event.currentTarget.value)}
    />
  )
}

export interface ProductListProps {
  status?: ProductStatus
  change?: OpenChange
  q?: string
  canWrite: boolean
}

export function ProductList({ status, change, q, canWrite }: ProductListProps) {
  const t = useExtracted('client')

  const states = useStatusTexts('product')
  const changes = useStatusTexts('openChange')
  const columns = useProductColumns()
  const router = useRouter()
  const trpc = useTRPC()
  const products = useInfiniteQuery(
    trpc.product.products.list.infiniteQueryOptions({ status, change, q }, { getNextPageParam: nextCursor }),
  )
  return (
    <DataTable
      label={t('products')}
      columns={columns}
      rows={products.data?.pages.flatMap(({ items }) => items)}
      error={products.error}
      onRetry={() => products.refetch()}
      hasMore={products.hasNextPage}
      isLoadingMore={products.isFetchingNextPage}
      onLoadMore={() => products.fetchNextPage()}
      onRowClick={({ id }) => router.push(`/products/${id}`)}
      toolbar={
        <>
          <SearchBox />
          <UrlSelect
            name="status"
            label={t('Status')}
            allLabel={t('All statuses')}
            options={PRODUCT_STATUSES.map((value) => ({ value, label: states[value].label }))}
          />
          <UrlSelect
            name="change"
            label={t('Changes')}
            allLabel={t('With or without changes')}
            options={OPEN_CHANGES.map((value) => ({ value, label: changes[value].label }))}
          />
        </>
      }
      empty={
        status || change || q
          ? {
              icon: <IconSearch size={24} stroke={1.5} />,
              title: t('No product fits'),
              description: t('Search for another word, or show all products.'),
              action: (
                <ButtonLink href="/products" variant="default">
                  {t('Show all products')}
                </ButtonLink>
              ),
            }
          : {
              icon: <IconPackage size={24} stroke={1.5} />,
              title: t('No products yet'),
              description: t('Write your first product, add pictures, and send it to our staff.'),
              action: canWrite ? (
                <ButtonLink href="/products/new" leftSection={<IconPlus size={18} />}>
                  {t('New product')}
                </ButtonLink>
              ) : undefined,
            }
      }
    />
  )
}
