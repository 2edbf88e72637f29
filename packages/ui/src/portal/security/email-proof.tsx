'use client'
import { Button, Stack, Text } from '@mantine/core'
import { useExtracted } from 'next-intl'
import type { FormAction } from '../../shared/form-answer.ts'
import { useFormAction } from '../../shared/use-form-action.ts'
import { FormMessage } from './form-message.tsx'

/** Has the verification mail sent again. No fields. */
export function EmailProof({ action, email }: { action: FormAction; email: string }) {
  const t = useExtracted('client')

  const { answer, isPending, formProps } = useFormAction(action)
  return (
    <form {...formProps}>
      <Stack gap="sm" align="flex-start">
        <FormMessage answer={answer} />
        {answer.isDone ? (
          <Text role="status">
            {t('A mail with a link is on its way to {email}. The link works for two days.', { email })}
          </Text>
        ) : (
          <>
            <Text>
              {t('We sent a link to {email} when you registered. Open it, so that our mails reach you.', { email })}
            </Text>
            <Button type="submit" variant="default" loading={isPending}>
              {t('Send the link again')}
            </Button>
          </>
        )}
      </Stack>
    </form>
  )
}
