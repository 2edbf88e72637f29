'use client'
import { ActionIcon, Button, Drawer, Group } from '@mantine/core'
import type { StaffCategory } from '@millyard/contracts'
import { formatCount } from '@millyard/ui'
import { DataTable, type DataTableColumn, notifyFailed, PageHeader, TextLink } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconArrowDown, IconArrowUp, IconCategory, IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { type CSSProperties, useState } from 'react'
import { useReloadWhenOvertaken } from '../components/overtaken.ts'
import { CategoryForm } from './category-form.tsx'
import classes from './category-table.module.css'
import { RemoveCategory } from './remove-category.tsx'

const INDENT_PX = 22

/** The category tree, each category below its parent; adding and changing happens beside it. */
export function CategoryTable({ mayChange }: { mayChange: boolean }) {
  const t = useExtracted('client')

  const reloadWhenOvertaken = useReloadWhenOvertaken()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const query = useQuery(trpc.product.categories.list.queryOptions())
  const shift = useMutation(trpc.product.categories.shift.mutationOptions())
  const [edited, setEdited] = useState<StaffCategory | 'new'>()
  const categories = query.data?.categories
  const reload = () => queries.invalidateQueries(trpc.product.categories.list.queryFilter())
  const close = () => setEdited(undefined)

  async function move({ id: categoryId, version }: StaffCategory, direction: 'up' | 'down') {
    try {
      if (await reloadWhenOvertaken('category', shift.mutateAsync({ categoryId, version, direction }), reload))
        await reload()
    } catch (error) {
      notifyFailed(t('The order was not changed'), error)
    }
  }

  const isEnd = (category: StaffCategory, direction: 'up' | 'down') => {
    const siblings = (categories ?? []).filter(({ parentId }) => parentId === category.parentId)
    return siblings.at(direction === 'up' ? 0 : -1)?.id === category.id
  }
  const isEmpty = ({ id, productCount }: StaffCategory) =>
    productCount === 0 && !categories?.some(({ parentId }) => parentId === id)
  const moveButton = (category: StaffCategory, direction: 'up' | 'down') => (
    <ActionIcon
      variant="subtle"
      color="gray"
      className={classes.move}
      aria-label={
        direction === 'up'
          ? t('Move {name} up', { name: category.name })
          : t('Move {name} down', { name: category.name })
      }
      disabled={shift.isPending || isEnd(category, direction)}
      onClick={() => move(category, direction)}
    >
      {direction === 'up' ? <IconArrowUp size={16} /> : <IconArrowDown size={16} />}
    </ActionIcon>
  )

  const add = mayChange ? (
    <Button leftSection={<IconPlus size={18} />} onClick={() => setEdited('new')}>
      {t('Add category')}
    </Button>
  ) : undefined
  const actions: DataTableColumn<StaffCategory> = {
    accessor: 'actions',
    title: <span className="mill-visually-hidden">{t('Actions')}</span>,
    textAlign: 'right',
    render: (category) => (
      <Group gap={4} justify="flex-end" wrap="nowrap">
        {moveButton(category, 'up')}
        {moveButton(category, 'down')}
        <Button variant="default" size="xs" onClick={() => setEdited(category)}>
          {t.rich('Edit<span> {name}</span>', {
            name: category.name,
            span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
          })}
        </Button>
        {isEmpty(category) ? <RemoveCategory category={category} reload={reload} /> : null}
      </Group>
    ),
  }

  return (
    <>
      <PageHeader
        title={t('Categories')}
        description={t(
          'Where goods stand in the shop. Renaming and moving takes the goods along, and old links still lead there. An empty category can be removed.',
        )}
        actions={add}
      />
      <DataTable
        label={t('categories')}
        rows={categories}
        error={query.error}
        onRetry={() => query.refetch()}
        columns={[
          {
            accessor: 'name',
            title: t('Category'),
            render: ({ name, depth }) => (
              <span
                className={classes.name}
                data-root={depth === 1 || undefined}
                style={{ '--indent': `${(depth - 1) * INDENT_PX}px` } as CSSProperties}
              >
                {name}
              </span>
            ),
          },
          {
            accessor: 'slug',
            title: t('Address'),
            visibleMediaQuery: '(min-width: 75em)',
            render: ({ slug }) => <code>{`/categories/${slug}`}</code>,
          },
          {
            accessor: 'productCount',
            title: t('Products in it'),
            textAlign: 'right',
            render: ({ productCount }) => formatCount(productCount),
          },
          {
            accessor: 'attributes',
            title: t('Attributes'),
            render: ({ id, name }) => (
              <TextLink href={`/categories/${id}`}>
                {t.rich('Attributes<span> of {name}</span>', {
                  name,
                  span: (chunks) => <span className="mill-visually-hidden">{chunks}</span>,
                })}
              </TextLink>
            ),
          },
          ...(mayChange ? [actions] : []),
        ]}
        empty={{
          icon: <IconCategory size={24} stroke={1.5} />,
          title: t('No category yet'),
          description: t('Factories cannot submit a product before there is one to put it in.'),
          action: add,
        }}
      />
      <Drawer
        opened={edited !== undefined}
        onClose={close}
        position="right"
        size={480}
        title={edited === 'new' ? t('New category') : t('Category')}
      >
        {edited === undefined ? null : (
          <CategoryForm
            category={edited === 'new' ? undefined : edited}
            categories={categories ?? []}
            reload={reload}
            onDone={close}
          />
        )}
      </Drawer>
    </>
  )
}
