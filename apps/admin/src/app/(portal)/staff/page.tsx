import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { NoAccess } from '../../../components/no-access.tsx'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { requireStaff } from '../../../session/require-staff.ts'
import { StaffPage } from '../../../staff/staff-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Staff') }
}

export default async function Page() {
  const { may } = await requireStaff('/staff')
  if (!may('staff.manage')) return <NoAccess needs="staff.manage" />
  const { queryClient, trpc, hydrate } = createServerQueries()
  await queryClient.prefetchQuery(trpc.auth.staff.list.queryOptions())
  return hydrate(<StaffPage />)
}
