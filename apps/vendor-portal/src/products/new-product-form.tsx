'use client'
import { Alert, Button, Group, Select, Stack, TextInput } from '@mantine/core'
import { ScriptedFields } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { CategoryGroup } from './category-options.ts'
import classes from './products.module.css'

/** Begins a product: its name and where it belongs. All the rest is written in its draft, which saves itself. */
export function NewProductForm({ categories }: { categories: CategoryGroup[] }) {
  const t = useExtracted('client')

  const router = useRouter()
  const trpc = useTRPC()
  const [title, setTitle] = useState('')
  const [categoryId, setCategoryId] = useState<string | null>(null)
  const [titleError, setTitleError] = useState<string>()
  const create = useMutation(
    trpc.product.products.create.mutationOptions({
      onSuccess: ({ productId }) => router.push(`/products/${productId}`),
    }),
  )
  const failure = create.error ? toApiError(create.error) : undefined

  function start(event: FormEvent) {
    event.preventDefault()
    if (title.trim().length < 3) return setTitleError(t('Write at least 3 characters.'))
    create.mutate({ title, categoryId })
  }

  return (
    <form noValidate onSubmit={start} className={classes.narrow}>
      <ScriptedFields>
        <section className={classes.card}>
          <Stack gap="md" className={classes.cardBody}>
            {failure ? (
              <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
                {failure.message}
              </Alert>
            ) : null}
            <TextInput
              label={t('Title')}
              description={t('As buyers should read it. You can change it later.')}
              maxLength={140}
              value={title}
              error={titleError ?? failure?.fields.title}
              onChange={(event) => {
                setTitle(event.currentTarget.value)
                setTitleError(undefined)
              }}
            />
            <Select
              label={t('Category')}
              searchable
              clearable
              placeholder={t('Choose, or leave it for later')}
              nothingFoundMessage={t('No category of this name')}
              data={categories}
              value={categoryId}
              onChange={setCategoryId}
            />
            <Group>
              <Button type="submit" loading={create.isPending || create.isSuccess}>
                {t('Start draft')}
              </Button>
            </Group>
          </Stack>
        </section>
      </ScriptedFields>
    </form>
  )
}
