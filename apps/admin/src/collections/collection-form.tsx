'use client'
import { Alert, Button, Group, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type CollectionProduct, type StaffCollection, updateCollectionInput } from '@millyard/contracts'
import { ConfirmAction, notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { useReloadWhenOvertaken } from '../components/overtaken.ts'
import { Columns, Panel } from '../components/panel.tsx'
import { fieldMessages } from '../data/field-messages.ts'
import { CollectionGoods } from './collection-goods.tsx'

interface Values {
  title: string
  text: string
  isShown: boolean
  products: CollectionProduct[]
}

/** What a collection says and holds. All of it is saved at once. */
export function CollectionForm({ collection, mayChange }: { collection: StaffCollection; mayChange: boolean }) {
  const t = useExtracted('client')

  const reloadWhenOvertaken = useReloadWhenOvertaken()
  const trpc = useTRPC()
  const router = useRouter()
  const queries = useQueryClient()
  const update = useMutation(trpc.product.collections.update.mutationOptions())
  const remove = useMutation(trpc.product.collections.remove.mutationOptions())
  const [failure, setFailure] = useState<string>()
  const { id: collectionId, version } = collection
  const toInput = ({ products, ...values }: Values) => ({
    ...values,
    collectionId,
    version,
    productIds: products.map(({ id }) => id),
  })
  const { title, text, isShown, products } = collection
  const form = useForm<Values>({
    initialValues: { title, text, isShown, products },
    validate: (values) => {
      const parsed = updateCollectionInput.safeParse(toInput(values))
      return parsed.success ? {} : toFormFields(fieldMessages(parsed.error))
    },
  })
  const reload = async () => {
    router.refresh()
    await queries.invalidateQueries(trpc.product.collections.pathFilter())
  }

  async function save(values: Values) {
    setFailure(undefined)
    try {
      if (!(await reloadWhenOvertaken('collection', update.mutateAsync(toInput(values)), reload))) return
    } catch (error) {
      const { message, fields } = toApiError(error)
      form.setErrors(toFormFields(fields))
      setFailure(Object.keys(fields).length > 0 ? undefined : message)
      return
    }
    notifyDone(
      t('{title} is saved', { title: values.title }),
      values.isShown ? t('The shop shows it within a minute.') : undefined,
    )
    await reload()
  }

  return (
    <form noValidate onSubmit={form.onSubmit(save)}>
      <fieldset disabled={!mayChange} style={{ all: 'unset', display: 'contents' }}>
        <Columns
          main={
            <Panel title={t('Goods')} description={t('The first four stand on the home page.')}>
              <CollectionGoods
                products={form.values.products}
                error={form.errors.products}
                mayChange={mayChange}
                onChange={(next) => {
                  form.setFieldValue('products', next)
                  form.clearFieldError('products')
                }}
              />
            </Panel>
          }
          side={
            <Panel title={t('Words')}>
              <Stack gap="md">
                <TextInput label={t('Title')} maxLength={80} {...form.getInputProps('title')} />
                <Textarea
                  label={t('Text (optional)')}
                  description={t('One or two sentences below the title.')}
                  autosize
                  minRows={3}
                  maxLength={400}
                  {...form.getInputProps('text')}
                />
                <Switch label={t('Show it in the shop')} {...form.getInputProps('isShown', { type: 'checkbox' })} />
                {failure ? (
                  <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
                    {failure}
                  </Alert>
                ) : null}
                {mayChange ? (
                  <Group justify="space-between" gap="xs">
                    <ConfirmAction
                      title={t('Remove “{title}”?', { title })}
                      message={t(
                        'Its page is gone and links to it no longer work. The goods stay in the shop. This cannot be undone.',
                      )}
                      confirmLabel={t('Remove collection')}
                      tone="danger"
                      onConfirm={async () => {
                        const call = remove.mutateAsync({ collectionId, version })
                        if (!(await reloadWhenOvertaken('collection', call, reload))) return
                        notifyDone(t('{title} is removed', { title }))
                        await queries.invalidateQueries(trpc.product.collections.list.queryFilter())
                        router.push('/collections')
                      }}
                    >
                      {t('Remove')}
                    </ConfirmAction>
                    <Button type="submit" loading={update.isPending}>
                      {t('Save')}
                    </Button>
                  </Group>
                ) : null}
              </Stack>
            </Panel>
          }
        />
      </fieldset>
    </form>
  )
}

/** The service knows products by their ids; the form holds them whole. Whatever is wrong with them stands at the list. */
function toFormFields(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, message]) => [path.startsWith('productIds') ? 'products' : path, message]),
  )
}
