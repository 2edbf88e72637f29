import { USER_SEARCH_MIN } from '@millyard/contracts'
import { PageHeader } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { NoAccess } from '../../../components/no-access.tsx'
import { firstParam, type RawSearchParams } from '../../../data/search-params.ts'
import { createServerQueries } from '../../../data/server-queries.tsx'
import { requireStaff } from '../../../session/require-staff.ts'
import { usersQuery } from '../../../users/users-query.ts'
import { UsersTable } from '../../../users/users-table.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Users') }
}

const MAX_WORDS = 254

export default async function UsersPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const { may } = await requireStaff('/users')
  if (!may('users.read')) return <NoAccess needs="users.read" />
  const words =
    firstParam((await searchParams).q)
      ?.trim()
      .slice(0, MAX_WORDS) ?? ''
  const isTooShort = words !== '' && words.length < USER_SEARCH_MIN
  const q = isTooShort ? '' : words
  const { trpc, queryClient, hydrate } = createServerQueries()
  await queryClient.prefetchInfiniteQuery(usersQuery(trpc, q))
  return hydrate(
    <>
      <PageHeader
        title={t('Users')}
        description={t('Everybody with a login. Opening a person’s page is written into the log.')}
      />
      <UsersTable q={q} isTooShort={isTooShort} />
    </>,
  )
}
