'use client'
import { Select } from '@mantine/core'
import { ATTRIBUTE_MODES, type AttributeOfCategory, attachAttributeInput } from '@millyard/contracts'
import { DataTable, notifyDone, notifyFailed, PageHeader, TextLink } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconListDetails } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { kindWords, MODE_WORDS } from './attribute-words.ts'

const INHERIT = 'inherit'

function inheritedWords({ inherited }: AttributeOfCategory): string {
  return inherited ? `As in ${inherited.from}: ${MODE_WORDS[inherited.mode].toLowerCase()}` : MODE_WORDS.off
}

/** What one category asks for: what it says itself, and what holds from above. */
export function CategoryAttributes({ categoryId, mayChange }: { categoryId: string; mayChange: boolean }) {
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
      notifyDone(`${name} is changed for ${category?.name}`, 'What is on sale stays as it is.')
    } catch (error) {
      notifyFailed(`${name} was not changed`, error)
    }
  }

  return (
    <>
      <PageHeader
        title={category ? `Attributes of ${category.name}` : 'Attributes'}
        description="What factories are asked for when they put goods here. What is said here holds below, until a category says otherwise. Goods on sale stay as they are: their next version brings what is required."
        breadcrumb={[{ label: 'Categories', href: '/categories' }]}
      />
      <DataTable<AttributeOfCategory>
        label="attributes of the category"
        rows={attributes}
        error={query.error}
        onRetry={() => query.refetch()}
        columns={[
          { accessor: 'name', title: 'Attribute', render: ({ name }) => <strong>{name}</strong> },
          { accessor: 'kind', title: 'Kind', render: kindWords },
          {
            accessor: 'own',
            title: 'Here',
            render: (row) =>
              mayChange ? (
                <Select
                  aria-label={`${row.name} here`}
                  w={280}
                  allowDeselect={false}
                  data={[
                    { value: INHERIT, label: inheritedWords(row) },
                    ...ATTRIBUTE_MODES.filter((mode) => mode !== 'off' || row.inherited).map((value) => ({
                      value,
                      label: value === 'off' ? 'Not asked for here' : MODE_WORDS[value],
                    })),
                  ]}
                  value={row.own === 'off' && !row.inherited ? INHERIT : (row.own ?? INHERIT)}
                  onChange={(mode) => change(row, mode)}
                />
              ) : row.own ? (
                MODE_WORDS[row.own]
              ) : (
                inheritedWords(row)
              ),
          },
        ]}
        empty={{
          icon: <IconListDetails size={24} stroke={1.5} />,
          title: 'No attribute yet',
          description: 'Add attributes first; then say here which of them are asked for.',
          action: <TextLink href="/attributes">To the attributes</TextLink>,
        }}
      />
    </>
  )
}
