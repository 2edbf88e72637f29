'use client'
import { Alert, Button, Fieldset, Group, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { CountryOption } from '@millyard/ui'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useRef, useState, useTransition } from 'react'
import { sendApplication } from './actions.ts'
import { type ApplicationValues, parseApplication } from './application-values.ts'

export interface ApplicationFormProps {
  initial: ApplicationValues
  countries: CountryOption[]
  /** Changes the application of the acting factory instead of sending a new one. */
  isUpdate: boolean
  submitLabel: string
}

/** What a factory says of itself: for buyers, and for the staff who decide. */
export function ApplicationForm({ initial, countries, isUpdate, submitLabel }: ApplicationFormProps) {
  const [failure, setFailure] = useState<string>()
  const [isPending, startTransition] = useTransition()
  const root = useRef<HTMLFormElement>(null)
  const form = useForm<ApplicationValues>({
    initialValues: initial,
    validate: (values) => {
      const parsed = parseApplication(values)
      return parsed.ok ? {} : parsed.fields
    },
  })
  const focusFirstError = () =>
    setTimeout(() => root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())

  function send(values: ApplicationValues) {
    setFailure(undefined)
    startTransition(async () => {
      const answer = await sendApplication(values, isUpdate)
      startTransition(() => {
        form.setErrors(answer.fields)
        setFailure(answer.message)
      })
      focusFirstError()
    })
  }

  return (
    <form ref={root} noValidate onSubmit={form.onSubmit(send, focusFirstError)}>
      <Stack gap="lg">
        <Fieldset legend="What buyers see">
          <Stack gap="md">
            <TextInput label="Factory name" maxLength={80} {...form.getInputProps('name')} />
            <TextInput
              label="Tagline"
              description="One line below the name, for example “Stoneware from the Vosges”."
              maxLength={120}
              {...form.getInputProps('tagline')}
            />
            <Textarea
              label="Story"
              description="Who you are, what you make and how. At least 40 characters."
              autosize
              minRows={5}
              maxLength={4000}
              {...form.getInputProps('story')}
            />
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TextInput label="Town" maxLength={80} {...form.getInputProps('city')} />
              <Select
                label="Country"
                searchable
                data={countries}
                placeholder="Choose"
                nothingFoundMessage="No country of this name"
                {...form.getInputProps('country')}
                value={form.values.country || null}
                onChange={(value) => form.setFieldValue('country', value ?? '')}
              />
              <TextInput
                label="Founded in (optional)"
                inputMode="numeric"
                maxLength={4}
                {...form.getInputProps('foundedYear')}
              />
              <TextInput label="Website (optional)" maxLength={200} {...form.getInputProps('website')} />
            </SimpleGrid>
          </Stack>
        </Fieldset>
        <Fieldset legend="For our staff alone">
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput
              label="Legal name"
              description="As in the register."
              maxLength={120}
              {...form.getInputProps('legalName')}
            />
            <TextInput
              label="Registration number"
              description="Trade register or tax number."
              maxLength={60}
              {...form.getInputProps('registrationNumber')}
            />
          </SimpleGrid>
        </Fieldset>
        {failure ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
            {failure}
          </Alert>
        ) : null}
        <Group justify="flex-end">
          <Button type="submit" loading={isPending}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
