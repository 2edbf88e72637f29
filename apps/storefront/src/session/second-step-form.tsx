'use client'
import { useFormAction } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { Button } from '../components/button.tsx'
import { TextInput } from '../components/field.tsx'
import { FormMessage } from '../security/form-message.tsx'
import { secondStepAction } from './actions.ts'

/** The second step of signing in: a code of the app, or a recovery code. Works as a plain form. */
export function SecondStepForm({ next, isRecovery }: { next: string; isRecovery: boolean }) {
  const t = useExtracted('account')
  const { answer, isPending, formProps } = useFormAction(secondStepAction)
  return (
    <form {...formProps} className="grid gap-5">
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="kind" value={isRecovery ? 'recovery' : 'app'} />
      <FormMessage answer={answer} />
      {isRecovery ? (
        <TextInput
          label={t('Recovery code')}
          hint={t('One of the codes that you kept. It works once.')}
          name="code"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          error={answer.fields?.code}
          autoFocus
        />
      ) : (
        <TextInput
          label={t('Code')}
          hint={t('Six digits from your app.')}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          error={answer.fields?.code}
          autoFocus
        />
      )}
      <Button type="submit" isPending={isPending} pendingText={t('Signing in')}>
        {t('Go on')}
      </Button>
    </form>
  )
}
