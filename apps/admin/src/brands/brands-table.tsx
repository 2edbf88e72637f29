'use client'
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { StaffBrandRow } from '@millyard/contracts'
import { formatCount, Picture } from '@millyard/ui'
import { DataTable, PageHeader, TextLink } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconPlus, IconRosetteDiscount, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { tableState } from '../data/table-state.ts'
import { brandsQuery } from './brand-queries.ts'
import classes from './brands.module.css'
import { NewBrand } from './new-brand.tsx'

const TYPING_MS = 250

/** All brands of the list by name; a click opens one. */
export function BrandsTable({
  mayChange,
  countryNames,
}: {
  mayChange: boolean
  countryNames: Readonly<Record<string, string>>
}) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const router = useRouter()
  const [isAdding, setAdding] = useState(false)
  const [words, setWords] = useState('')
  const [asked] = useDebouncedValue(words.trim(), TYPING_MS)
  const query = useInfiniteQuery({ ...brandsQuery(trpc, asked), placeholderData: keepPreviousData })
  const add = mayChange ? (
    <Button leftSection={<IconPlus size={18} />} onClick={() => setAdding(true)}>
      {t('Add brand')}
    </Button>
  ) : undefined
  return (
    <>
      <PageHeader
        title={t('Brands')}
        description={t(
          'Names under which goods are sold. Factories choose from this list, or propose one that is missing.',
        )}
        actions={add}
      />
      <DataTable<StaffBrandRow>
        label={t('brands')}
        columns={[
          {
            accessor: 'name',
            title: t('Brand'),
            render: ({ id, name, logo }) => (
              <span className={classes.brand}>
                {logo ? (
                  <Picture image={logo} sizes="32px" alt="" className={classes.thumb} />
                ) : (
                  <span className={classes.thumb} aria-hidden />
                )}
                <TextLink href={`/brands/${id}`} fw={600}>
                  {name}
                </TextLink>
              </span>
            ),
          },
          { accessor: 'slug', title: t('Address'), render: ({ slug }) => <code>{`/brands/${slug}`}</code> },
          {
            accessor: 'country',
            title: t({ id: 'fromCountry', message: 'From' }),
            render: ({ country }) => (country ? countryNames[country] : '–'),
          },
          {
            accessor: 'productCount',
            title: t('Products'),
            textAlign: 'right',
            render: ({ productCount }) => <span data-figures>{formatCount(productCount)}</span>,
          },
        ]}
        {...tableState(query)}
        empty={
          asked
            ? { title: t('No brand of this name'), description: t('Check the spelling, or use fewer letters.') }
            : {
                icon: <IconRosetteDiscount size={24} stroke={1.5} />,
                title: t('No brand yet'),
                description: t('Goods can be sold without one. Add the names that buyers look for.'),
                action: add,
              }
        }
        onRowClick={({ id }) => router.push(`/brands/${id}`)}
        toolbar={
          <TextInput
            aria-label={t('Search brands')}
            placeholder={t('Search by name')}
            maxLength={80}
            leftSection={<IconSearch size={16} />}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        }
      />
      <NewBrand isOpen={isAdding} onClose={() => setAdding(false)} />
    </>
  )
}
