import { countryOptions } from '@millyard/ui'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { MethodList } from '../../../delivery/method-list.tsx'
import { requireFactory } from '../../../session/require-factory.ts'

export const metadata: Metadata = { title: 'Delivery' }

export default async function DeliveryPage() {
  await requireFactory('/delivery', 'shipping.manage')
  const { queryClient, trpc, hydrate } = createServerQueries()
  await load(queryClient.fetchQuery(trpc.shipping.methods.list.queryOptions()))
  return hydrate(<MethodList countries={countryOptions()} />)
}
