'use client'
import { ActionIcon, Group, Select, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type CollectionProduct, MAX_COLLECTION_PRODUCTS } from '@millyard/contracts'
import { Picture } from '@millyard/ui'
import { useTRPC } from '@millyard/web-kit/client'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { type ReactNode, useState } from 'react'
import classes from './collection-goods.module.css'

interface Props {
  products: readonly CollectionProduct[]
  error: ReactNode
  mayChange: boolean
  onChange: (products: CollectionProduct[]) => void
}

/** The goods of a collection in their order, and a search to add more. */
export function CollectionGoods({ products, error, mayChange, onChange }: Props) {
  const t = useExtracted('client')

  const swap = (from: number, to: number) => {
    const next = [...products]
    const [moved] = next.splice(from, 1)
    if (moved) next.splice(to, 0, moved)
    onChange(next)
  }
  return (
    <Stack gap="md">
      {mayChange && products.length < MAX_COLLECTION_PRODUCTS ? (
        <AddProduct shown={products} onAdd={(product) => onChange([...products, product])} />
      ) : null}
      {error ? (
        <Text c="red" size="sm" role="alert">
          {error}
        </Text>
      ) : null}
      {products.length === 0 ? (
        <Text c="dimmed" size="sm">
          {t('Nothing in it yet.')}
        </Text>
      ) : (
        <ol className={classes.list}>
          {products.map((product, index) => (
            <li key={product.id} className={classes.row}>
              {product.image ? (
                <Picture image={product.image} sizes="40px" alt="" className={classes.thumb} />
              ) : (
                <span className={classes.thumb} />
              )}
              <span className={classes.words}>
                <span className={classes.title}>{product.title}</span>
                <Text span size="sm" c="dimmed">
                  {product.isOnSale
                    ? product.factoryName
                    : t('{factory} · not on sale now, so the shop leaves it out', { factory: product.factoryName })}
                </Text>
              </span>
              {mayChange ? (
                <Group gap={2} wrap="nowrap">
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('Move {title} up', { title: product.title })}
                    disabled={index === 0}
                    onClick={() => swap(index, index - 1)}
                  >
                    <IconArrowUp size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('Move {title} down', { title: product.title })}
                    disabled={index === products.length - 1}
                    onClick={() => swap(index, index + 1)}
                  >
                    <IconArrowDown size={16} />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('Take {title} out', { title: product.title })}
                    onClick={() => onChange(products.filter(({ id }) => id !== product.id))}
                  >
                    <IconX size={16} />
                  </ActionIcon>
                </Group>
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </Stack>
  )
}

const TYPING_MS = 250
const OFFERED = 12

function AddProduct({
  shown,
  onAdd,
}: {
  shown: readonly CollectionProduct[]
  onAdd: (product: CollectionProduct) => void
}) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const [words, setWords] = useState('')
  const [asked] = useDebouncedValue(words.trim(), TYPING_MS)
  const found = useQuery({
    ...trpc.product.catalogue.search.queryOptions({ limit: OFFERED, ...(asked ? { q: asked } : { sort: 'newest' }) }),
    placeholderData: keepPreviousData,
  })
  const offered = (found.data?.items ?? []).filter(({ id }) => !shown.some((product) => product.id === id))
  return (
    <Select
      label={t('Add a product')}
      placeholder={t('Title, factory or material')}
      searchable
      value={null}
      searchValue={words}
      onSearchChange={setWords}
      filter={({ options }) => options}
      data={offered.map(({ id, title, factory }) => ({ value: id, label: `${title}, ${factory.name}` }))}
      nothingFoundMessage={
        found.isError
          ? t('The search did not answer. Try again in a moment.')
          : found.isFetching
            ? t('Searching …')
            : t('Nothing on sale under these words')
      }
      onChange={(id) => {
        const product = offered.find((one) => one.id === id)
        if (!product) return
        const { title, factory, image } = product
        onAdd({ id: product.id, title, factoryName: factory.name, image, isOnSale: true })
        setWords('')
      }}
    />
  )
}
