'use client'
import { ActionIcon, Button, Drawer, Group } from '@mantine/core'
import type { StaffAttribute } from '@millyard/contracts'
import { formatCount } from '@millyard/ui'
import {
  ConfirmAction,
  DataTable,
  type DataTableColumn,
  notifyDone,
  notifyFailed,
  PageHeader,
} from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconArrowDown, IconArrowUp, IconListDetails, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { useReloadWhenOvertaken } from '../components/overtaken.ts'
import { AttributeForm } from './attribute-form.tsx'
import { useKindText } from './attribute-words.ts'

/** All attributes in their order; adding and changing happens beside the table. */
export function AttributesTable({ mayChange }: { mayChange: boolean }) {
  const t = useExtracted('client')

  const reloadWhenOvertaken = useReloadWhenOvertaken()
  const kindText = useKindText()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const query = useQuery(trpc.product.attributes.list.queryOptions())
  const shift = useMutation(trpc.product.attributes.shift.mutationOptions())
  const remove = useMutation(trpc.product.attributes.remove.mutationOptions())
  const [edited, setEdited] = useState<StaffAttribute | 'new'>()
  const rows = query.data?.attributes
  const reload = () => queries.invalidateQueries(trpc.product.attributes.pathFilter())
  const close = () => setEdited(undefined)

  async function move({ id: attributeId, version }: StaffAttribute, direction: 'up' | 'down') {
    try {
      if (await reloadWhenOvertaken('attribute', shift.mutateAsync({ attributeId, version, direction }), reload))
        await reload()
    } catch (error) {
      notifyFailed(t('The order was not changed'), error)
    }
  }

  const moveButton = (attribute: StaffAttribute, direction: 'up' | 'down') => (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={
        direction === 'up'
          ? t('Move {name} up', { name: attribute.name })
          : t('Move {name} down', { name: attribute.name })
      }
      disabled={shift.isPending || rows?.at(direction === 'up' ? 0 : -1)?.id === attribute.id}
      onClick={() => move(attribute, direction)}
    >
      {direction === 'up' ? <IconArrowUp size={16} /> : <IconArrowDown size={16} />}
    </ActionIcon>
  )
  const add = mayChange ? (
    <Button leftSection={<IconPlus size={18} />} onClick={() => setEdited('new')}>
      {t('Add attribute')}
    </Button>
  ) : undefined
  const actions: DataTableColumn<StaffAttribute> = {
    accessor: 'actions',
    title: <span className="mill-visually-hidden">{t('Actions')}</span>,
    textAlign: 'right',
    render: (attribute) => (
      <Group gap={4} justify="flex-end" wrap="nowrap">
        {moveButton(attribute, 'up')}
        {moveButton(attribute, 'down')}
        <Button variant="default" size="xs" onClick={() => setEdited(attribute)}>
          {t.rich('Edit<span> {name}</span>', {
            name: attribute.name,
            span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
          })}
        </Button>
        {attribute.productCount === 0 ? (
          <ConfirmAction
            title={t('Remove “{name}”?', { name: attribute.name })}
            message={t('Nobody is asked for it any more, and drafts lose what was written. This cannot be undone.')}
            confirmLabel={t('Remove attribute')}
            tone="danger"
            size="xs"
            onConfirm={async () => {
              const call = remove.mutateAsync({ attributeId: attribute.id, version: attribute.version })
              if (!(await reloadWhenOvertaken('attribute', call, reload))) return
              notifyDone(t('{name} is removed', { name: attribute.name }))
              await reload()
            }}
          >
            {t.rich('Remove<span> {name}</span>', {
              name: attribute.name,
              span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
            })}
          </ConfirmAction>
        ) : null}
      </Group>
    ),
  }

  return (
    <>
      <PageHeader
        title={t('Attributes')}
        description={t(
          'What factories say of their goods in a category: material, width, care. Which category asks for what is set there.',
        )}
        actions={add}
      />
      <DataTable<StaffAttribute>
        label={t('attributes')}
        rows={rows}
        error={query.error}
        onRetry={() => query.refetch()}
        columns={[
          { accessor: 'name', title: t('Attribute'), render: ({ name }) => <strong>{name}</strong> },
          { accessor: 'kind', title: t('Kind'), render: kindText },
          {
            accessor: 'values',
            title: t('Values'),
            render: ({ values }) => (values.length > 0 ? formatCount(values.length) : '–'),
          },
          { accessor: 'isFilter', title: t('In filters'), render: ({ isFilter }) => (isFilter ? t('Yes') : t('No')) },
          {
            accessor: 'categories',
            title: t('Asked for in'),
            cellsStyle: () => ({ whiteSpace: 'normal', minWidth: 160 }),
            render: ({ categories }) => categories.join(', ') || t('No category yet'),
          },
          {
            accessor: 'productCount',
            title: t('Products'),
            textAlign: 'right',
            render: ({ productCount }) => <span data-figures>{formatCount(productCount)}</span>,
          },
          ...(mayChange ? [actions] : []),
        ]}
        empty={{
          icon: <IconListDetails size={24} stroke={1.5} />,
          title: t('No attribute yet'),
          description: t('Add what buyers compare goods by, then say in a category who is asked for it.'),
          action: add,
        }}
      />
      <Drawer
        opened={edited !== undefined}
        onClose={close}
        position="right"
        size={480}
        title={edited === 'new' ? t('New attribute') : t('Attribute')}
        closeButtonProps={{ 'aria-label': t('Close') }}
      >
        {edited === undefined ? null : (
          <AttributeForm attribute={edited === 'new' ? undefined : edited} reload={reload} onDone={close} />
        )}
      </Drawer>
    </>
  )
}
