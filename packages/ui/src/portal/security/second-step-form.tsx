'use client'
import { Button, Stack, TextInput } from '@mantine/core'
import { useExtracted } from 'next-intl'
import type { FormAction } from '../../shared/form-answer.ts'
import { useFormAction } from '../../shared/use-form-action.ts'
import { ButtonLink } from '../links.tsx'
import { FormMessage } from './form-message.tsx'

export interface SecondStepFormProps {
  /** Fields `code`, `next`, `kind`. */
  action: FormAction
  /** Where to go afterwards: a path. */
  next: string
  /** A recovery code in place of the app's. */
  isRecovery: boolean
  /** The same page, asking for the other kind. */
  otherHref: string
}

/** The second step of signing in. Works as a plain form. */
export function SecondStepForm({ action, next, isRecovery, otherHref }: SecondStepFormProps) {
  const t = useExtracted('client')

  const { answer, isPending, formProps } = useFormAction(action)
  return (
    <form {...formProps}>
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="kind" value={isRecovery ? 'recovery' : 'app'} />
      <Stack gap="md">
        <FormMessage answer={answer} />
        {isRecovery ? (
          <TextInput
            key="recovery"
            label={t('Recovery code')}
            description={t('One of the codes that you kept. It works once.')}
            name="code"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            error={answer.fields?.code}
            autoFocus
          />
        ) : (
          <TextInput
            key="app"
            label={t('Code')}
            description={t('Six digits from your app.')}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            error={answer.fields?.code}
            autoFocus
          />
        )}
        <Button type="submit" loading={isPending} fullWidth size="md">
          {t('Go on')}
        </Button>
        <ButtonLink variant="subtle" href={otherHref}>
          {isRecovery ? t('Use a code from the app') : t('Use a recovery code')}
        </ButtonLink>
      </Stack>
    </form>
  )
}
