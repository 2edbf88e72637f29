'use client'
import { Alert, Button, Group, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { INVITATION_TTL_DAYS, inviteInput, type VendorRole } from '@millyard/contracts'
import { notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useRef, useState } from 'react'
import { fieldMessages } from '../data/field-messages.ts'
import { RolePicker } from './role-picker.tsx'

interface Values {
  email: string
  role: VendorRole
}

/** Invites one address in one role. */
export function InviteForm({ onDone }: { onDone: () => void }) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const queries = useQueryClient()
  const invite = useMutation(trpc.auth.team.invite.mutationOptions())
  const [failure, setFailure] = useState<string>()
  const root = useRef<HTMLFormElement>(null)
  const form = useForm<Values>({
    initialValues: { email: '', role: 'fulfilment' },
    validate: (values) => {
      const parsed = inviteInput.safeParse(values)
      return parsed.success ? {} : fieldMessages(parsed.error)
    },
  })
  const focusFirstError = () =>
    setTimeout(() => root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())

  async function send(values: Values) {
    setFailure(undefined)
    try {
      await invite.mutateAsync(values)
    } catch (error) {
      const { message, fields } = toApiError(error)
      form.setErrors(fields)
      setFailure(Object.keys(fields).length > 0 ? undefined : message)
      focusFirstError()
      return
    }
    await queries.invalidateQueries(trpc.auth.team.list.queryFilter())
    notifyDone(
      t('Invitation sent'),
      t('{email} has {days, plural, one {# day} other {# days}} to accept.', {
        email: values.email.trim(),
        days: INVITATION_TTL_DAYS,
      }),
    )
    onDone()
  }

  return (
    <form ref={root} noValidate onSubmit={form.onSubmit(send, focusFirstError)}>
      <Stack gap="md">
        <TextInput
          label={t('E-mail')}
          description={t('The invitation can be accepted with this address alone.')}
          type="email"
          inputMode="email"
          autoComplete="off"
          maxLength={254}
          data-autofocus
          {...form.getInputProps('email')}
        />
        <RolePicker
          value={form.values.role}
          onChange={(role) => form.setFieldValue('role', role)}
          error={typeof form.errors.role === 'string' ? form.errors.role : undefined}
        />
        {failure ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
            {failure}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={invite.isPending}>
            {t('Send invitation')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
