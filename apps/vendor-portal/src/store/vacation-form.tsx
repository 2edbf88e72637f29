'use client'
import { Alert, Button, Group, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { Vacation } from '@millyard/contracts'
import { formatDate } from '@millyard/ui'
import { confirmAction, notifyDone, PortalSection } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { withoutPrefix } from '../data/field-messages.ts'
import { parseVacation, timeZoneOptions, VACATION_PREFIX } from './vacation-values.ts'

const neverChanges = () => () => {}
const readZoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone

export interface VacationFormProps {
  /** The vacation that has not ended. */
  vacation: Vacation | null
  /** The version that stands on the screen. */
  version: number
}

/** From when until when the factory is away, and what buyers read about it. */
export function VacationForm({ vacation, version }: VacationFormProps) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const router = useRouter()
  const save = useMutation(trpc.auth.vendors.setVacation.mutationOptions())
  const [failure, setFailure] = useState<string>()
  const root = useRef<HTMLFormElement>(null)
  const zones = useMemo(timeZoneOptions, [])
  // Whoever manages the store most likely sits where it is; the server cannot know.
  const zoneHere = useSyncExternalStore(neverChanges, readZoneHere, () => '')
  const parse = (values: Vacation) => parseVacation({ ...values, timeZone: values.timeZone || zoneHere })
  const form = useForm<Vacation>({
    initialValues: vacation ?? { from: '', until: '', timeZone: '', note: '' },
    validate: (values) => {
      const parsed = parse(values)
      return parsed.ok ? {} : parsed.fields
    },
  })
  const focusFirstError = () =>
    setTimeout(() => root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())

  async function send(next: Vacation | null) {
    setFailure(undefined)
    try {
      await save.mutateAsync({ version, vacation: next })
    } catch (error) {
      const { message, fields } = toApiError(error)
      const own = withoutPrefix(fields, VACATION_PREFIX)
      form.setErrors(own)
      setFailure(Object.keys(own).length > 0 ? undefined : message)
      focusFirstError()
      return
    }
    if (next) {
      notifyDone(
        t('Vacation saved'),
        t('Nothing can be ordered from {from} until {until}.', {
          from: formatDate(next.from),
          until: formatDate(next.until),
        }),
      )
    } else notifyDone(t('Vacation removed'), t('Your goods can be ordered.'))
    router.refresh()
  }

  return (
    <form
      id="vacation"
      ref={root}
      noValidate
      onSubmit={form.onSubmit((values) => {
        const parsed = parse(values)
        return parsed.ok ? send(parsed.vacation) : undefined
      }, focusFirstError)}
    >
      <PortalSection
        title={t('Vacation')}
        description={t(
          'While you are away your goods stay in the shop with the day of your return, and nobody can order them. Orders that came before keep their dates: send them before you leave.',
        )}
      >
        <Stack gap="md">
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput type="date" label={t('First day away')} {...form.getInputProps('from')} />
            <TextInput type="date" label={t('Last day away')} {...form.getInputProps('until')} />
          </SimpleGrid>
          <Select
            label={t('Time zone')}
            description={t('The days begin and end at midnight there.')}
            searchable
            data={zones}
            placeholder={t('Choose')}
            nothingFoundMessage={t('No time zone of this name')}
            {...form.getInputProps('timeZone')}
            value={form.values.timeZone || zoneHere || null}
            onChange={(value) => form.setFieldValue('timeZone', value ?? '')}
          />
          <Textarea
            label={t('Note for buyers (optional)')}
            description={t('For example “We are firing the kiln again in January.”')}
            autosize
            minRows={2}
            maxLength={300}
            {...form.getInputProps('note')}
          />
          {failure ? (
            <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
              {failure}
            </Alert>
          ) : null}
          <Group justify="flex-end">
            {vacation ? (
              <Button
                variant="default"
                disabled={save.isPending}
                onClick={() =>
                  confirmAction({
                    title: t('Remove the vacation?'),
                    message: t('Your goods can be ordered at once.'),
                    confirmLabel: t('Remove vacation'),
                    onConfirm: () => send(null),
                  })
                }
              >
                {t('Remove vacation')}
              </Button>
            ) : null}
            <Button type="submit" loading={save.isPending}>
              {t('Save vacation')}
            </Button>
          </Group>
        </Stack>
      </PortalSection>
    </form>
  )
}
