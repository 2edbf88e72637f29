import { countryOptions } from '@millyard/ui'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { RequirementsTable } from '../../../checklist/requirements-table.tsx'
import { NoAccess } from '../../../components/no-access.tsx'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { requireStaff } from '../../../session/require-staff.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Checklist') }
}

export default async function ChecklistPage() {
  const { may } = await requireStaff('/checklist')
  if (!may('vendors.read')) return <NoAccess needs="vendors.read" />
  const { trpc, queryClient, hydrate } = createServerQueries()
  await queryClient.prefetchQuery(trpc.auth.requirements.list.queryOptions())
  return hydrate(<RequirementsTable mayChange={may('vendors.configure')} countries={countryOptions()} />)
}
