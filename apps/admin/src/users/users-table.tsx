'use client'
import { Group } from '@mantine/core'
import type { RouterOutputs } from '@millyard/api-client'
import { ButtonLink, DataTable, DateText, StatusBadge, TextLink } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconUsers } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { SearchField } from '../components/search-field.tsx'
import { tableState } from '../data/table-state.ts'
import { usersQuery } from './users-query.ts'

type Row = RouterOutputs['auth']['users']['search']['items'][number]

/** Everybody with a login, found by a part of the name or address. */
export function UsersTable({ q, isTooShort }: { q: string; isTooShort: boolean }) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const query = useInfiniteQuery(usersQuery(trpc, q))
  return (
    <DataTable<Row>
      label={t('people')}
      columns={[
        {
          accessor: 'name',
          title: t('Name'),
          phone: 'title',
          render: ({ id, name }) => (
            <TextLink href={`/users/${id}`} fw={600}>
              {name}
            </TextLink>
          ),
        },
        { accessor: 'maskedEmail', title: t('E-mail') },
        { accessor: 'id', title: t('Standing'), render: (row) => <Standing row={row} /> },
        { accessor: 'createdAt', title: t('Since'), render: ({ createdAt }) => <DateText value={createdAt} /> },
      ]}
      {...tableState(query)}
      empty={{
        icon: <IconUsers size={24} stroke={1.5} />,
        title: t('Nobody fits “{q}”', { q }),
        description: t('Search for a part of the name or of the e-mail address.'),
        action: (
          <ButtonLink href="/users" variant="default">
            {t('Show everybody')}
          </ButtonLink>
        ),
      }}
      pinFirstColumn
      toolbar={
        <>
          <SearchField label={t('Search people')} placeholder={t('Name or e-mail')} maxLength={254} />
          {isTooShort ? <span role="status">{t('Write at least three letters.')}</span> : null}
        </>
      }
    />
  )
}

function Standing({ row: { emailVerified, isBlocked, isStaff } }: { row: Row }) {
  const t = useExtracted('client')

  return (
    <Group gap={6} component="span">
      {isBlocked ? <StatusBadge status={{ label: t('Blocked'), tone: 'bad' }} /> : null}
      {isStaff ? <StatusBadge status={{ label: t('Staff'), tone: 'info' }} /> : null}
      {emailVerified ? null : <StatusBadge status={{ label: t('Address not confirmed'), tone: 'warn' }} />}
      {emailVerified && !isBlocked && !isStaff ? t('Confirmed') : null}
    </Group>
  )
}
