import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { requireFactory } from '../../../session/require-factory.ts'
import { TeamPage } from '../../../team/team-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Team') }
}

export default async function Page() {
  const { vendor, may } = await requireFactory('/team', 'team.read')
  const { queryClient, trpc, hydrate } = createServerQueries()
  await load(queryClient.fetchQuery(trpc.auth.team.list.queryOptions()))
  return hydrate(<TeamPage factoryName={vendor.name} mayManage={may('team.manage')} />)
}
