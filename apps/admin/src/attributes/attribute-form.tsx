'use client'
import { Alert, Button, Group, Select, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import {
  ATTRIBUTE_KINDS,
  type AttributeKind,
  createAttributeInput,
  type StaffAttribute,
  updateAttributeInput,
} from '@millyard/contracts'
import { notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { useReloadWhenOvertaken } from '../components/overtaken.ts'
import { fieldMessages } from '../data/field-messages.ts'
import { useKindText, useKindWords } from './attribute-words.ts'
import { ValueList } from './value-list.tsx'

interface Props {
  /** Absent for a new one. */
  attribute: StaffAttribute | undefined
  reload: () => Promise<unknown>
  onDone: () => void
}

interface Values {
  name: string
  kind: AttributeKind
  unit: string
  help: string
  isFilter: boolean
  values: { id?: string; name: string }[]
}

/** What an attribute is called and what can be said of it. Kind and unit are chosen once. */
export function AttributeForm({ attribute, reload, onDone }: Props) {
  const t = useExtracted('client')

  const reloadWhenOvertaken = useReloadWhenOvertaken()
  const kindText = useKindText()
  const kindWords = useKindWords()
  const trpc = useTRPC()
  const create = useMutation(trpc.product.attributes.create.mutationOptions())
  const update = useMutation(trpc.product.attributes.update.mutationOptions())
  const [failure, setFailure] = useState<string>()
  const form = useForm<Values>({
    initialValues: {
      name: attribute?.name ?? '',
      kind: attribute?.kind ?? 'choice',
      unit: attribute?.unit ?? '',
      help: attribute?.help ?? '',
      isFilter: attribute?.isFilter ?? true,
      values: attribute?.values ?? [],
    },
    validate: (values) => {
      const parsed = attribute
        ? updateAttributeInput.safeParse({ ...values, attributeId: attribute.id, version: attribute.version })
        : createAttributeInput.safeParse(values)
      return parsed.success ? {} : byField(fieldMessages(parsed.error))
    },
  })
  const { kind } = form.values

  async function send({ kind: chosen, unit, ...values }: Values) {
    setFailure(undefined)
    try {
      const call = attribute
        ? update.mutateAsync({ ...values, attributeId: attribute.id, version: attribute.version })
        : create.mutateAsync({ ...values, kind: chosen, unit })
      if (!(await reloadWhenOvertaken('attribute', call, reload))) return onDone()
    } catch (error) {
      const { message, fields } = toApiError(error)
      form.setErrors(byField(fields))
      setFailure(Object.keys(fields).length > 0 ? undefined : message)
      return
    }
    await reload()
    notifyDone(attribute ? t('{name} is saved', { name: values.name }) : t('{name} is added', { name: values.name }))
    onDone()
  }

  return (
    <form noValidate onSubmit={form.onSubmit(send)}>
      <Stack gap="md">
        <TextInput label={t('Name')} maxLength={60} data-autofocus {...form.getInputProps('name')} />
        {attribute ? (
          <Text size="sm" c="dimmed">
            {t('{kind}. This cannot be changed: what is on sale would mean something else.', {
              kind: kindText(attribute),
            })}
          </Text>
        ) : (
          <>
            <Select
              label={t('Kind')}
              description={t('It cannot be changed afterwards.')}
              allowDeselect={false}
              data={ATTRIBUTE_KINDS.map((value) => ({ value, label: kindWords[value] }))}
              {...form.getInputProps('kind')}
            />
            {kind === 'number' ? (
              <TextInput
                label={t('Unit (optional)')}
                description={t('Such as cm, g or l.')}
                maxLength={12}
                {...form.getInputProps('unit')}
              />
            ) : null}
          </>
        )}
        {kind === 'choice' || kind === 'choices' ? (
          <ValueList
            values={form.values.values}
            error={form.errors.values}
            onChange={(values) => {
              form.setFieldValue('values', values)
              form.clearFieldError('values')
            }}
          />
        ) : null}
        <Textarea
          label={t('Help (optional)')}
          description={t('Factories read it beside the field.')}
          autosize
          minRows={2}
          maxLength={300}
          {...form.getInputProps('help')}
        />
        <Switch label={t('Buyers can filter by it')} {...form.getInputProps('isFilter', { type: 'checkbox' })} />
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
            {attribute ? t('Save changes') : t('Add attribute')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Whatever is wrong with one value stands at the list. */
function byField(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, message]) => [path.startsWith('values') ? 'values' : path, message]),
  )
}
