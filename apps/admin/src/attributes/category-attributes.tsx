'use client'
import { Select } from '@mantine/core'
import { ATTRIBUTE_MODES, type AttributeOfCategory, attachAttributeInput } from '@millyard/contracts'
import { DataTable, notifyDone, notifyFailed, PageHeader, TextLink } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconListDetails } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useInheritedText, useKindText, useModeWords } from './attribute-words.ts'

const INHERIT = 'inherit'

/** What one category asks for: what it says itself, and what holds from above. */
export function CategoryAttributes({ categoryId, mayChange }: { categoryId: string; mayChange: boolean }) {
  const t = useExtracted('client')

  const kindText = useKindText()
  const inheritedText = useInheritedText()
  const modeWords = useModeWords()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const query = useQuery(trpc.product.attributes.ofCategory.queryOptions({ categoryId }))
  const attach = useMutation(trpc.product.attributes.attach.mutationOptions())
  const { category, attributes } = query.data ?? {}

  async function change({ id: attributeId, name }: AttributeOfCategory, mode: string | null) {
    const parsed = attachAttributeInput.safeParse({ categoryId, attributeId, mode })
    if (!parsed.success) return
    try {
      await attach.mutateAsync(parsed.data)
      await queries.invalidateQueries(trpc.product.attributes.pathFilter())
      notifyDone(
        t('{name} is changed for {category}', { name, category: category?.name ?? '' }),
        t('What is on sale stays as it is.'),
      )
    } catch (error) {
      notifyFailed(t('{name} was not changed', { name }), error)
    }
  }

  return (
    <>
      <PageHeader
        title={category ? t('Attributes of {name}', { name: category.name }) : t('Attributes')}
        description={t(
          'What factories are asked for when they put goods here. What is said here holds below, until a category says otherwise. Goods on sale stay as they are: their next version brings what is required.',
        )}
        breadcrumb={[{ label: t('Categories'), href: '/categories' }]}
      />
      <DataTable<AttributeOfCategory>
        label={t('attributes of the category')}
        rows={attributes}
        error={query.error}
        onRetry={() => query.refetch()}
        columns={[
          { accessor: 'name', title: t('Attribute'), render: ({ name }) => <strong>{name}</strong> },
          { accessor: 'kind', title: t('Kind'), render: kindText },
          {
            accessor: 'own',
            title: t('Here'),
            render: (row) =>
              mayChange ? (
                <Select
                  aria-label={t('{name} here', { name: row.name })}
                  w={280}
                  allowDeselect={false}
                  data={[
                    { value: INHERIT, label: inheritedText(row) },
                    ...ATTRIBUTE_MODES.filter((mode) => mode !== 'off' || row.inherited).map((value) => ({
                      value,
                      label: value === 'off' ? t('Not asked for here') : modeWords[value],
                    })),
                  ]}
                  value={row.own === 'off' && !row.inherited ? INHERIT : (row.own ?? INHERIT)}
                  onChange={(mode) => change(row, mode)}
                />
              ) : row.own ? (
                modeWords[row.own]
              ) : (
                inheritedText(row)
              ),
          },
        ]}
        empty={{
          icon: <IconListDetails size={24} stroke={1.5} />,
          title: t('No attribute yet'),
          description: t('Add attributes first; then say here which of them are asked for.'),
          action: <TextLink href="/attributes">{t('To the attributes')}</TextLink>,
        }}
      />
    </>
  )
}
