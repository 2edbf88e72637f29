'use client'
import { Alert, Button, Stack } from '@mantine/core'
import { ButtonLink } from '@millyard/ui/portal'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useActionState } from 'react'
import { verifyEmailAction } from './actions.ts'

export function VerifyEmailForm({ token }: { token: string }) {
  const [answer, submit, isPending] = useActionState(verifyEmailAction, null)
  if (answer?.ok) {
    return (
      <Stack gap="md">
        <Alert icon={<IconCircleCheck size={18} />} title="Your e-mail address is confirmed" role="status">
          Nothing else to do.
        </Alert>
        <ButtonLink href="/" fullWidth size="md">
          Go to the portal
        </ButtonLink>
      </Stack>
    )
  }
  return (
    <form action={submit}>
      <input type="hidden" name="token" value={token} />
      <Stack gap="md">
        {answer ? (
          <Alert
            color="red"
            icon={<IconAlertTriangle size={18} />}
            title="We could not confirm your address"
            role="alert"
          >
            {answer.message}
          </Alert>
        ) : null}
        <Button type="submit" loading={isPending} fullWidth size="md">
          Confirm my e-mail address
        </Button>
      </Stack>
    </form>
  )
}
