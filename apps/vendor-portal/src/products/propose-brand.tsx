'use client'
import { Alert, Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { proposeBrandInput } from '@millyard/contracts'
import { notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { fieldMessages } from '../data/field-messages.ts'

interface Props {
  isOpen: boolean
  onClose: () => void
  onProposed: (brandId: string) => void
}

/** Proposes a brand to our staff, and chooses it for the product at once. */
export function ProposeBrand({ isOpen, onClose, onProposed }: Props) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const queries = useQueryClient()
  const { mutateAsync, isPending } = useMutation(trpc.product.products.proposeBrand.mutationOptions())
  const [failure, setFailure] = useState<string>()
  const form = useForm({
    initialValues: { name: '', website: '', description: '' },
    validate: (values) => {
      const parsed = proposeBrandInput.safeParse(values)
      return parsed.success ? {} : fieldMessages(parsed.error)
    },
  })

  async function send(values: typeof form.values) {
    setFailure(undefined)
    try {
      const { brandId } = await mutateAsync(values)
      await queries.invalidateQueries(trpc.product.products.brandChoices.queryFilter())
      onProposed(brandId)
    } catch (error) {
      const { message, fields } = toApiError(error)
      form.setErrors(fields)
      setFailure(Object.keys(fields).length > 0 ? undefined : message)
      return
    }
    notifyDone(
      t('{name} is proposed', { name: values.name.trim() }),
      t('Our staff decide on it. You can go on writing meanwhile.'),
    )
    form.reset()
    onClose()
  }

  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('Propose a brand')}
      closeButtonProps={{ 'aria-label': t('Close') }}
    >
      {/* Beside the editor's form in the document, though its child here: what is sent there stays there. */}
      <form
        noValidate
        onSubmit={(event) => {
          event.stopPropagation()
          form.onSubmit(send)(event)
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t('Name')}
            description={t('As it stands on the goods.')}
            maxLength={80}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <TextInput
            label={t('Website (optional)')}
            placeholder="https://"
            inputMode="url"
            maxLength={200}
            {...form.getInputProps('website')}
          />
          <Textarea
            label={t('What our staff should know (optional)')}
            description={t('Whose brand it is, and what is sold under it.')}
            autosize
            minRows={3}
            maxLength={2_000}
            {...form.getInputProps('description')}
          />
          {failure ? (
            <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
              {failure}
            </Alert>
          ) : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" loading={isPending}>
              {t('Propose brand')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
