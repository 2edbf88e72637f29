'use client'
import { Button, Group } from '@mantine/core'
import type { Requirement } from '@millyard/contracts'
import type { CountryOption } from '@millyard/ui'
import { ConfirmAction, DataTable, notifyDone, PageHeader, StatusBadge, useRequirementName } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconListCheck, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { useReloadWhenOvertaken } from '../components/overtaken.ts'
import { RequirementForm } from './requirement-form.tsx'

export interface RequirementsTableProps {
  mayChange: boolean
  countries: CountryOption[]
}

/** What factories need before they are approved, and what helps. */
export function RequirementsTable({ mayChange, countries }: RequirementsTableProps) {
  const t = useExtracted('client')

  const reloadWhenOvertaken = useReloadWhenOvertaken()
  const requirementName = useRequirementName()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const query = useQuery(trpc.auth.requirements.list.queryOptions())
  const remove = useMutation(trpc.auth.requirements.remove.mutationOptions())
  const [edited, setEdited] = useState<Requirement | 'new'>()
  const reload = () => queryClient.invalidateQueries(trpc.auth.requirements.pathFilter())
  const nameOf = (code: string | null) =>
    code === null ? t('All countries') : (countries.find(({ value }) => value === code)?.label ?? code)

  const add = mayChange ? (
    <Button leftSection={<IconPlus size={18} />} onClick={() => setEdited('new')}>
      {t('Add to the checklist')}
    </Button>
  ) : undefined
  return (
    <>
      <PageHeader
        title={t('Checklist')}
        description={t(
          'What a factory needs before it can be approved, and what helps. A change never takes an approval back.',
        )}
        actions={add}
      />
      <DataTable<Requirement>
        label={t('checklist')}
        rows={query.data?.requirements}
        error={query.error}
        onRetry={() => query.refetch()}
        columns={[
          { accessor: 'subject', title: t('What is asked for'), render: (row) => requirementName(row) },
          { accessor: 'country', title: t('Factories of'), render: ({ country }) => nameOf(country) },
          {
            accessor: 'isRequired',
            title: t('Kind'),
            render: ({ isRequired }) => (
              <StatusBadge
                status={isRequired ? { label: t('Required'), tone: 'warn' } : { label: t('Optional'), tone: 'neutral' }}
              />
            ),
          },
          { accessor: 'help', title: t('What the factory reads'), render: ({ help }) => help || t('Nothing more') },
          ...(mayChange
            ? [
                {
                  accessor: 'actions',
                  title: <span className="mill-visually-hidden">{t('Actions')}</span>,
                  textAlign: 'right' as const,
                  render: (row: Requirement) => (
                    <Group gap="xs" justify="flex-end" wrap="nowrap">
                      <Button
                        size="xs"
                        variant="default"
                        aria-label={t('Change {entry}, {country}', {
                          entry: requirementName(row),
                          country: nameOf(row.country),
                        })}
                        onClick={() => setEdited(row)}
                      >
                        {t('Change')}
                      </Button>
                      <ConfirmAction
                        title={t('Remove “{name}”?', { name: requirementName(row) })}
                        message={t('Factories are no longer asked for it. Who is approved stays so.')}
                        confirmLabel={t('Remove from the checklist')}
                        tone="danger"
                        variant="subtle"
                        size="xs"
                        onConfirm={async () => {
                          const call = remove.mutateAsync({ requirementId: row.id, version: row.version })
                          if (await reloadWhenOvertaken('entry', call, reload))
                            notifyDone(t('Removed from the checklist'))
                          await reload()
                        }}
                      >
                        {t('Remove')}
                      </ConfirmAction>
                    </Group>
                  ),
                },
              ]
            : []),
        ]}
        empty={{
          icon: <IconListCheck size={24} stroke={1.5} />,
          title: t('Nothing is asked for yet'),
          description: t(
            'Add what every factory has to send before it can be approved, such as an extract of the register.',
          ),
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
