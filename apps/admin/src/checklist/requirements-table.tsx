'use client'
import { Button, Group } from '@mantine/core'
import { type Requirement, requirementName } from '@millyard/contracts'
import type { CountryOption } from '@millyard/ui'
import { ConfirmAction, DataTable, notifyDone, PageHeader, StatusBadge } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconListCheck, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { reloadWhenOvertaken } from '../components/overtaken.ts'
import { RequirementForm } from './requirement-form.tsx'

export interface RequirementsTableProps {
  mayChange: boolean
  countries: CountryOption[]
}

/** What factories need before they are approved, and what helps. */
export function RequirementsTable({ mayChange, countries }: RequirementsTableProps) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const query = useQuery(trpc.auth.requirements.list.queryOptions())
  const remove = useMutation(trpc.auth.requirements.remove.mutationOptions())
  const [edited, setEdited] = useState<Requirement | 'new'>()
  const reload = () => queryClient.invalidateQueries(trpc.auth.requirements.pathFilter())
  const nameOf = (code: string | null) =>
    code === null ? 'All countries' : (countries.find(({ value }) => value === code)?.label ?? code)

  const add = mayChange ? (
    <Button leftSection={<IconPlus size={18} />} onClick={() => setEdited('new')}>
      Add to the checklist
    </Button>
  ) : undefined
  return (
    <>
      <PageHeader
        title="Checklist"
        description="What a factory needs before it can be approved, and what helps. A change never takes an approval back."
        actions={add}
      />
      <DataTable<Requirement>
        label="checklist"
        rows={query.data?.requirements}
        error={query.error}
        onRetry={() => query.refetch()}
        columns={[
          { accessor: 'subject', title: 'What is asked for', render: (row) => requirementName(row) },
          { accessor: 'country', title: 'Factories of', render: ({ country }) => nameOf(country) },
          {
            accessor: 'isRequired',
            title: 'Kind',
            render: ({ isRequired }) => (
              <StatusBadge
                status={isRequired ? { label: 'Required', tone: 'warn' } : { label: 'Optional', tone: 'neutral' }}
              />
            ),
          },
          { accessor: 'help', title: 'What the factory reads', render: ({ help }) => help || 'Nothing more' },
          ...(mayChange
            ? [
                {
                  accessor: 'version',
                  title: 'Change',
                  render: (row: Requirement) => (
                    <Group gap="xs" wrap="nowrap">
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={`Change ${requirementName(row)}, ${nameOf(row.country)}`}
                        onClick={() => setEdited(row)}
                      >
                        Change
                      </Button>
                      <ConfirmAction
                        title={`Remove “${requirementName(row)}”?`}
                        message="Factories are no longer asked for it. Who is approved stays so."
                        confirmLabel="Remove from the checklist"
                        tone="danger"
                        variant="subtle"
                        size="xs"
                        onConfirm={async () => {
                          const call = remove.mutateAsync({ requirementId: row.id, version: row.version })
                          if (await reloadWhenOvertaken('entry', call, reload)) notifyDone('Removed from the checklist')
                          await reload()
                        }}
                      >
                        Remove
                      </ConfirmAction>
                    </Group>
                  ),
                },
              ]
            : []),
        ]}
        empty={{
          icon: <IconListCheck size={24} stroke={1.5} />,
          title: 'Nothing is asked for yet',
          description:
            'Add what every factory has to send before it can be approved, such as an extract of the register.',
          action: add,
        }}
      />
      {edited ? (
        <RequirementForm
          requirement={edited === 'new' ? undefined : edited}
          countries={countries}
          onClose={() => setEdited(undefined)}
          onDone={reload}
        />
      ) : null}
    </>
  )
}
