'use client'
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { createBrandInput } from '@millyard/contracts'
import { notifyFailed } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { fieldMessages } from '../data/field-messages.ts'

/** Asks for a name; the rest is written on the brand's own page. */
export function NewBrand({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const router = useRouter()
  const create = useMutation(trpc.product.brands.create.mutationOptions())
  const form = useForm({
    initialValues: { name: '' },
    validate: (values) => {
      const parsed = createBrandInput.safeParse(values)
      return parsed.success ? {} : fieldMessages(parsed.error)
    },
  })

  async function send(values: { name: string }) {
    try {
      const { brandId } = await create.mutateAsync(values)
      router.push(`/brands/${brandId}`)
    } catch (error) {
      const { fields } = toApiError(error)
      form.setErrors(fields)
      if (Object.keys(fields).length === 0) notifyFailed(t('The brand was not added'), error)
    }
  }

  return (
    <Modal opened={isOpen} onClose={onClose} title={t('New brand')} closeButtonProps={{ 'aria-label': t('Close') }}>
      <form noValidate onSubmit={form.onSubmit(send)}>
        <Stack gap="md">
          <TextInput
            label={t('Name')}
            description={t('As it stands on the goods. Its address is made from it; you can change it afterwards.')}
            maxLength={80}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" loading={create.isPending || create.isSuccess}>
              {t('Add brand')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
