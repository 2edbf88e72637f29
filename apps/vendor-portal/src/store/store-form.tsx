'use client'
import { Alert, Button, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { MAX_STORY } from '@millyard/contracts'
import type { CountryOption } from '@millyard/ui'
import { notifyDone, PortalSection } from '@millyard/ui/portal'
import { RichTextEditor } from '@millyard/ui/portal/rich-text-editor'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useRef, useState } from 'react'
import { useFieldWords } from '../data/field-words.ts'
import { parseStore, type StoreValues } from './store-values.ts'

export interface StoreFormProps {
  initial: StoreValues
  /** The version that stands on the screen; what somebody else has changed since is not overwritten. */
  version: number
  countries: CountryOption[]
}

/** What buyers read of the factory. */
export function StoreForm({ initial, version, countries }: StoreFormProps) {
  const t = useExtracted('client')

  const words = useFieldWords()
  const trpc = useTRPC()
  const router = useRouter()
  const save = useMutation(trpc.auth.vendors.updateProfile.mutationOptions())
  const [failure, setFailure] = useState<string>()
  const root = useRef<HTMLFormElement>(null)
  const form = useForm<StoreValues>({
    initialValues: initial,
    validate: (values) => {
      const parsed = parseStore(values, version, words)
      return parsed.ok ? {} : parsed.fields
    },
  })
  const focusFirstError = () =>
    setTimeout(() => root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())

  async function send(values: StoreValues) {
    const parsed = parseStore(values, version, words)
    if (!parsed.ok) return
    setFailure(undefined)
    try {
      await save.mutateAsync(parsed.profile)
    } catch (error) {
      const { message, fields } = toApiError(error)
      form.setErrors(fields)
      setFailure(Object.keys(fields).length > 0 ? undefined : message)
      focusFirstError()
      return
    }
    notifyDone(t('Store profile saved'), t('Buyers see it in a moment.'))
    router.refresh()
  }

  return (
    <form ref={root} noValidate onSubmit={form.onSubmit(send, focusFirstError)}>
      <PortalSection title={t('What buyers see')}>
        <Stack gap="md">
          <TextInput
            label={t('Tagline')}
            description={t('One line below the name, for example “Stoneware from the Vosges”.')}
            maxLength={120}
            {...form.getInputProps('tagline')}
          />
          <RichTextEditor
            label={t('Story')}
            description={t('Who you are, what you make and how. At least 40 characters.')}
            maxLength={MAX_STORY}
            {...form.getInputProps('story')}
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label={t('Town')} maxLength={80} {...form.getInputProps('city')} />
            <Select
              label={t('Country')}
              searchable
              data={countries}
              placeholder={t('Choose')}
              nothingFoundMessage={t('No country of this name')}
              {...form.getInputProps('country')}
              value={form.values.country || null}
              onChange={(value) => form.setFieldValue('country', value ?? '')}
            />
            <TextInput
              label={t('Founded in (optional)')}
              inputMode="numeric"
              maxLength={4}
              {...form.getInputProps('foundedYear')}
            />
            <TextInput label={t('Website (optional)')} maxLength={200} {...form.getInputProps('website')} />
          </SimpleGrid>
          {failure ? (
            <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
              {failure}
            </Alert>
          ) : null}
          <Group justify="flex-end">
            <Button type="submit" loading={save.isPending}>
              {t('Save profile')}
            </Button>
          </Group>
        </Stack>
      </PortalSection>
    </form>
  )
}
