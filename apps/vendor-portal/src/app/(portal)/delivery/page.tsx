import { countryOptions } from '@millyard/ui'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { MethodList } from '../../../delivery/method-list.tsx'
import { requireFactory } from '../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Delivery') }
}

export default async function DeliveryPage() {
  await requireFactory('/delivery', 'shipping.manage')
  const { queryClient, trpc, hydrate } = createServerQueries()
  await load(queryClient.fetchQuery(trpc.shipping.methods.list.queryOptions()))
  return hydrate(<MethodList countries={countryOptions()} />)
}
