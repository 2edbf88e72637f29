import type { Metadata } from 'next'
import { NoAccess } from '../../../components/no-access.tsx'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { requireStaff } from '../../../session/require-staff.ts'
import { StaffPage } from '../../../staff/staff-page.tsx'

export const metadata: Metadata = { title: 'Staff' }

export default async function Page() {
  const { may } = await requireStaff('/staff')
  if (!may('staff.manage')) return <NoAccess needs="staff.manage" />
  const { queryClient, trpc, hydrate } = createServerQueries()
  await queryClient.prefetchQuery(trpc.auth.staff.list.queryOptions())
  return hydrate(<StaffPage />)
}
