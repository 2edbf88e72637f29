'use client'
import { Group } from '@mantine/core'
import type { BrandProposal } from '@millyard/contracts'
import { ConfirmAction, DataTable, type DataTableColumn, notifyDone, TextLink, WaitingAge } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useReloadWhenOvertaken } from '../components/overtaken.ts'
import { QueueFilters } from '../components/queue-filters.tsx'
import { LIST_REFRESH_MS, tableState } from '../data/table-state.ts'
import { proposalsQuery } from './brand-queries.ts'
import classes from './brands.module.css'
import { MergeBrand } from './merge-brand.tsx'
import { useReloadBrand } from './use-reload-brand.ts'

/** What factories have proposed, the longest waiting first, with the three answers. */
interface Props {
  vendorId: string | undefined
  overdueHours: number
  mayChange: boolean
}

export function ProposalsTable({ vendorId, overdueHours, mayChange }: Props) {
  const t = useExtracted('client')

  const reloadWhenOvertaken = useReloadWhenOvertaken()
  const trpc = useTRPC()
  const reload = useReloadBrand()
  const accept = useMutation(trpc.product.brands.accept.mutationOptions())
  const refuse = useMutation(trpc.product.brands.refuse.mutationOptions())
  const query = useInfiniteQuery({ ...proposalsQuery(trpc, vendorId), refetchInterval: LIST_REFRESH_MS })

  async function run(call: Promise<unknown>, done: string) {
    if (!(await reloadWhenOvertaken('proposal', call, reload))) return
    notifyDone(done)
    await reload()
  }

  const answers: DataTableColumn<BrandProposal> = {
    accessor: 'actions',
    title: <span className="mill-visually-hidden">{t('Actions')}</span>,
    textAlign: 'right',
    render: ({ id: brandId, version, name, alike }) => (
      <Group gap={4} justify="flex-end" wrap="nowrap">
        <ConfirmAction
          title={t('Accept {name}?', { name })}
          message={t('It stands in the list from now on, and products that name it can be approved.')}
          confirmLabel={t('Accept')}
          size="xs"
          onConfirm={() => run(accept.mutateAsync({ brandId, version }), t('{name} is in the list', { name }))}
        >
          {t.rich('Accept<span> {name}</span>', {
            name,
            span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
          })}
        </ConfirmAction>
        <MergeBrand
          brand={{ id: brandId, version, name }}
          effect={t('What is being written with {name} carries the other brand. This cannot be undone.', { name })}
          suggested={alike ?? undefined}
          size="xs"
        />
        <ConfirmAction
          title={t('Refuse {name}?', { name })}
          message={t('Versions that name it cannot be approved until their factory chooses another brand.')}
          confirmLabel={t('Refuse')}
          tone="danger"
          size="xs"
          reason={{
            label: t('Why it is refused'),
            description: t('The factory reads this, word for word.'),
            maxLength: 500,
          }}
          onConfirm={(note) => run(refuse.mutateAsync({ brandId, version, note }), t('{name} is refused', { name }))}
        >
          {t.rich('Refuse<span> {name}</span>', {
            name,
            span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
          })}
        </ConfirmAction>
      </Group>
    ),
  }

  return (
    <DataTable<BrandProposal>
      label={t('brand proposals')}
      columns={[
        {
          accessor: 'name',
          title: t('Proposed brand'),
          render: ({ name, description, website }) => (
            <span className={classes.words}>
              <strong>{name}</strong>
              {description ? <span className={classes.text}>{description}</span> : null}
              {website ? <span className={classes.text}>{website}</span> : null}
            </span>
          ),
        },
        {
          accessor: 'factory.name',
          title: t('Factory'),
          render: ({ factory }) => <TextLink href={`/factories/${factory.id}`}>{factory.name}</TextLink>,
        },
        { accessor: 'alike', title: t('In the list'), render: ({ alike }) => alike?.name ?? t('Nothing alike') },
        {
          accessor: 'openCount',
          title: t('Written with it'),
          render: ({ openCount }) => t('{count, plural, one {# version} other {# versions}}', { count: openCount }),
        },
        {
          accessor: 'proposedAt',
          title: t('Waits since'),
          render: ({ proposedAt }) => <WaitingAge value={proposedAt} overdueHours={overdueHours} />,
        },
        ...(mayChange ? [answers] : []),
      ]}
      {...tableState(query)}
      toolbar={<QueueFilters />}
      empty={{
        title: t('No proposal waits'),
        description: t('What factories miss in the list of brands appears here, the oldest first.'),
      }}
    />
  )
}
