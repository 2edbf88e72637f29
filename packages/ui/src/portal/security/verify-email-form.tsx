'use client'
import { Alert, Button, Stack } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import type { FormAction } from '../../shared/form-answer.ts'
import { useFormAction } from '../../shared/use-form-action.ts'
import { ButtonLink } from '../links.tsx'
import { FormMessage } from './form-message.tsx'

/** Spends the link of the mail that proves an address. Field `token`. */
export function VerifyEmailForm({ action, token }: { action: FormAction; token: string }) {
  const t = useExtracted('client')

  const { answer, isPending, formProps } = useFormAction(action)
  if (answer.isDone) {
    return (
      <Stack gap="md">
        <Alert icon={<IconCircleCheck size={18} />} title={t('Your e-mail address is confirmed')} role="status">
          {t('Nothing else to do.')}
        </Alert>
        <ButtonLink href="/" fullWidth size="md">
          {t('Go to the portal')}
        </ButtonLink>
      </Stack>
    )
  }
  return (
    <form {...formProps}>
      <input type="hidden" name="token" value={token} />
      <Stack gap="md">
        <FormMessage answer={answer} title={t('Nothing was changed')} />
        <Button type="submit" loading={isPending} fullWidth size="md">
          {t('Confirm my e-mail address')}
        </Button>
      </Stack>
    </form>
  )
}
