'use client'
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { createCollectionInput } from '@millyard/contracts'
import { notifyFailed } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { fieldMessages } from '../data/field-messages.ts'

/** Asks for a title; the collection is then filled on its own page. */
export function NewCollection({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const router = useRouter()
  const create = useMutation(trpc.product.collections.create.mutationOptions())
  const form = useForm({
    initialValues: { title: '' },
    validate: (values) => {
      const parsed = createCollectionInput.safeParse(values)
      return parsed.success ? {} : fieldMessages(parsed.error)
    },
  })

  async function send(values: { title: string }) {
    try {
      const { collectionId } = await create.mutateAsync(values)
      router.push(`/collections/${collectionId}`)
    } catch (error) {
      const { fields } = toApiError(error)
      form.setErrors(fields)
      if (Object.keys(fields).length === 0) notifyFailed(t('The collection was not added'), error)
    }
  }

  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('New collection')}
      closeButtonProps={{ 'aria-label': t('Close') }}
    >
      <form noValidate onSubmit={form.onSubmit(send)}>
        <Stack gap="md">
          <TextInput
            label={t('Title')}
            description={t('As buyers read it. Its address is made from it and stays.')}
            maxLength={80}
            data-autofocus
            {...form.getInputProps('title')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" loading={create.isPending || create.isSuccess}>
              {t('Add collection')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
