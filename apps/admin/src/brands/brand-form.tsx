'use client'
import { Alert, Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type StaffBrand, updateBrandInput } from '@millyard/contracts'
import type { CountryOption } from '@millyard/ui'
import { notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { useReloadWhenOvertaken } from '../components/overtaken.ts'
import { fieldMessages } from '../data/field-messages.ts'
import { useReloadBrand } from './use-reload-brand.ts'

interface Props {
  brand: StaffBrand
  countries: CountryOption[]
  mayChange: boolean
}

/** What a brand says of itself. */
export function BrandForm({ brand, countries, mayChange }: Props) {
  const t = useExtracted('client')

  const reloadWhenOvertaken = useReloadWhenOvertaken()
  const trpc = useTRPC()
  const reload = useReloadBrand()
  const update = useMutation(trpc.product.brands.update.mutationOptions())
  const [failure, setFailure] = useState<string>()
  const { id: brandId, version, name, slug, description } = brand
  const form = useForm({
    initialValues: { name, slug, description, website: brand.website ?? '', country: brand.country ?? '' },
    validate: (values) => {
      const parsed = updateBrandInput.safeParse(toInput(values))
      return parsed.success ? {} : fieldMessages(parsed.error)
    },
  })
  function toInput({ country, ...values }: typeof form.values) {
    return { brandId, version, ...values, country: country || null }
  }

  async function save(values: typeof form.values) {
    setFailure(undefined)
    try {
      if (!(await reloadWhenOvertaken('brand', update.mutateAsync(toInput(values)), reload))) return
    } catch (error) {
      const { message, fields } = toApiError(error)
      form.setErrors(fields)
      setFailure(Object.keys(fields).length > 0 ? undefined : message)
      return
    }
    notifyDone(t('{name} is saved', { name: values.name }), t('The shop shows it within a minute.'))
    await reload()
  }

  return (
    <form noValidate onSubmit={form.onSubmit(save)}>
      <fieldset disabled={!mayChange} style={{ all: 'unset', display: 'contents' }}>
        <Stack gap="md">
          <TextInput label={t('Name')} maxLength={80} {...form.getInputProps('name')} />
          <Textarea
            label={t('Description (optional)')}
            description={t('Whose brand it is and what it stands for. Buyers read it on the brand’s page.')}
            autosize
            minRows={4}
            maxLength={2_000}
            {...form.getInputProps('description')}
          />
          <TextInput
            label={t('Website (optional)')}
            placeholder="https://"
            inputMode="url"
            maxLength={200}
            {...form.getInputProps('website')}
          />
          <Select
            label={t('Country (optional)')}
            searchable
            clearable
            data={countries}
            nothingFoundMessage={t('No country of this name')}
            {...form.getInputProps('country')}
            value={form.values.country || null}
            onChange={(value) => form.setFieldValue('country', value ?? '')}
          />
          <TextInput
            label={t('Address')}
            description={t('The last part of the link. The present one goes on leading here when you change it.')}
            maxLength={100}
            leftSection={
              <Text size="sm" c="dimmed">
                /brands/
              </Text>
            }
            leftSectionWidth={72}
            {...form.getInputProps('slug')}
          />
          {brand.formerSlugs.length > 0 ? (
            <Text size="sm" c="dimmed">
              {t('Also leads here: {addresses}', {
                addresses: brand.formerSlugs.map((former) => `/brands/${former}`).join(', '),
              })}
            </Text>
          ) : null}
          {failure ? (
            <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
              {failure}
            </Alert>
          ) : null}
          {mayChange ? (
            <Group justify="flex-end">
              <Button type="submit" loading={update.isPending}>
                {t('Save')}
              </Button>
            </Group>
          ) : null}
        </Stack>
      </fieldset>
    </form>
  )
}
