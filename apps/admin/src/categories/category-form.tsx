'use client'
import { Alert, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { createCategoryInput, MAX_CATEGORY_DEPTH, type StaffCategory, updateCategoryInput } from '@millyard/contracts'
import { notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { useReloadWhenOvertaken } from '../components/overtaken.ts'
import { fieldMessages } from '../data/field-messages.ts'
import { parentOptions } from './parent-options.ts'

export interface CategoryFormProps {
  /** Absent for a new one. */
  category: StaffCategory | undefined
  categories: readonly StaffCategory[]
  reload: () => Promise<unknown>
  onDone: () => void
}

const ROOT = 'root'

/** Name and place of a category, and, once it has one, its address. */
export function CategoryForm({ category, categories, reload, onDone }: CategoryFormProps) {
  const t = useExtracted('client')

  const reloadWhenOvertaken = useReloadWhenOvertaken()
  const trpc = useTRPC()
  const create = useMutation(trpc.product.categories.create.mutationOptions())
  const update = useMutation(trpc.product.categories.update.mutationOptions())
  const [failure, setFailure] = useState<string>()
  const toInput = ({ name, slug, parent }: { name: string; slug: string; parent: string }) => {
    const parentId = parent === ROOT ? null : parent
    return category ? { categoryId: category.id, version: category.version, name, slug, parentId } : { name, parentId }
  }
  const schema = category ? updateCategoryInput : createCategoryInput
  const form = useForm({
    initialValues: { name: category?.name ?? '', slug: category?.slug ?? '', parent: category?.parentId ?? ROOT },
    validate: (values) => {
      const parsed = schema.safeParse(toInput(values))
      return parsed.success ? {} : fieldMessages(parsed.error)
    },
  })

  async function send(values: typeof form.values) {
    setFailure(undefined)
    try {
      const call = category
        ? update.mutateAsync(updateCategoryInput.parse(toInput(values)))
        : create.mutateAsync(createCategoryInput.parse(toInput(values)))
      if (!(await reloadWhenOvertaken('category', call, reload))) return onDone()
    } catch (error) {
      const { message, fields } = toApiError(error)
      const { parentId, ...others } = fields
      form.setErrors({ ...others, ...(parentId ? { parent: parentId } : {}) })
      setFailure(Object.keys(fields).length > 0 ? undefined : message)
      return
    }
    await reload()
    notifyDone(
      category ? t('{name} is saved', { name: values.name }) : t('{name} is added', { name: values.name }),
      t('The shop shows it within a minute.'),
    )
    onDone()
  }

  return (
    <form noValidate onSubmit={form.onSubmit(send)}>
      <Stack gap="md">
        <TextInput label={t('Name')} maxLength={80} data-autofocus {...form.getInputProps('name')} />
        <Select
          label={t('Below')}
          description={t('The tree has at most {levels, plural, one {# level} other {# levels}}.', {
            levels: MAX_CATEGORY_DEPTH,
          })}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t('No category of this name')}
          data={[{ value: ROOT, label: t('Nothing: it stands at the top') }, ...parentOptions(categories, category)]}
          {...form.getInputProps('parent')}
        />
        {category ? (
          <TextInput
            label={t('Address')}
            description={t('The last part of the link. The present one goes on leading here when you change it.')}
            maxLength={100}
            leftSection={
              <Text size="sm" c="dimmed">
                /categories/
              </Text>
            }
            leftSectionWidth={92}
            {...form.getInputProps('slug')}
          />
        ) : (
          <Text size="sm" c="dimmed">
            {t('Its address is made from its name; you can change it afterwards.')}
          </Text>
        )}
        {category && category.formerSlugs.length > 0 ? (
          <Text size="sm" c="dimmed">
            {t('Also leads here: {addresses}', {
              addresses: category.formerSlugs.map((slug) => `/categories/${slug}`).join(', '),
            })}
          </Text>
        ) : null}
        {failure ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
            {failure}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={create.isPending || update.isPending}>
            {category ? t('Save changes') : t('Add category')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
