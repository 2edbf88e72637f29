'use client'
import { Group } from '@mantine/core'
import { useTRPC } from '@millyard/web-kit/client'
import { useQuery } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { UrlSelect, type UrlSelectProps } from './url-select.tsx'

/** A queue narrowed to one factory; those of which something waits are offered. */
function FactorySelect() {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const { data } = useQuery({ ...trpc.product.productQueue.factories.queryOptions(), staleTime: 30_000 })
  const options = (data?.factories ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return <UrlSelect name="factory" label={t('Factory')} allLabel={t('All factories')} options={options} width={220} />
}

interface Props {
  /** The list that is shown: what waits, or what was decided. */
  list?: ReactNode
  kinds?: Pick<UrlSelectProps, 'allLabel' | 'options'>
}

/** What a queue is narrowed by: its list, a factory, a kind. All of it stands in the address. */
export function QueueFilters({ list, kinds }: Props) {
  const t = useExtracted('client')

  return (
    <Group gap="xs">
      {list}
      {kinds ? <UrlSelect name="kind" label={t('Kind')} {...kinds} /> : null}
      <FactorySelect />
    </Group>
  )
}
