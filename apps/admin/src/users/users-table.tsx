'use client'
import { Group } from '@mantine/core'
import type { RouterOutputs } from '@millyard/api-client'
import { ButtonLink, DataTable, DateText, StatusBadge, TextLink } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconUsers } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { SearchField } from '../components/search-field.tsx'
import { tableState } from '../data/table-state.ts'
import { usersQuery } from './users-query.ts'

type Row = RouterOutputs['auth']['users']['search']['items'][number]

/** Everybody with a login, found by a part of the name or address. */
export function UsersTable({ q, isTooShort }: { q: string; isTooShort: boolean }) {
  const trpc = useTRPC()
  const query = useInfiniteQuery(usersQuery(trpc, q))
  return (
    <DataTable<Row>
      label="people"
      columns={[
        {
          accessor: 'name',
          phone: 'title',
          render: ({ id, name }) => (
            <TextLink href={`/users/${id}`} fw={600}>
              {name}
            </TextLink>
          ),
        },
        { accessor: 'maskedEmail', title: 'E-mail' },
        { accessor: 'id', title: 'Standing', render: (row) => <Standing row={row} /> },
        { accessor: 'createdAt', title: 'Since', render: ({ createdAt }) => <DateText value={createdAt} /> },
      ]}
      {...tableState(query)}
      empty={{
        icon: <IconUsers size={24} stroke={1.5} />,
        title: `Nobody fits “${q}”`,
        description: 'Search for a part of the name or of the e-mail address.',
        action: (
          <ButtonLink href="/users" variant="default">
            Show everybody
          </ButtonLink>
        ),
      }}
      pinFirstColumn
      toolbar={
        <>
          <SearchField label="Search people" placeholder="Name or e-mail" maxLength={254} />
          {isTooShort ? <span role="status">Write at least three letters.</span> : null}
        </>
      }
    />
  )
}

function Standing({ row: { emailVerified, isBlocked, isStaff } }: { row: Row }) {
  return (
    <Group gap={6} component="span">
      {isBlocked ? <StatusBadge status={{ label: 'Blocked', tone: 'bad' }} /> : null}
      {isStaff ? <StatusBadge status={{ label: 'Staff', tone: 'info' }} /> : null}
      {emailVerified ? null : <StatusBadge status={{ label: 'Address not confirmed', tone: 'warn' }} />}
      {emailVerified && !isBlocked && !isStaff ? 'Confirmed' : null}
    </Group>
  )
}
