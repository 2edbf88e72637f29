'use client'
import { Alert, Button, Stack } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import type { FormAction } from '../../form-answer.ts'
import { useFormAction } from '../../use-form-action.ts'
import { ButtonLink } from '../links.tsx'
import { FormMessage } from './form-message.tsx'

/** Spends the link of the mail that proves an address. Field `token`. */
export function VerifyEmailForm({ action, token }: { action: FormAction; token: string }) {
  const { answer, isPending, formProps } = useFormAction(action)
  if (answer.isDone) {
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
    <form {...formProps}>
      <input type="hidden" name="token" value={token} />
      <Stack gap="md">
        <FormMessage answer={answer} title="We could not confirm your address" />
        <Button type="submit" loading={isPending} fullWidth size="md">
          Confirm my e-mail address
        </Button>
      </Stack>
    </form>
  )
}
