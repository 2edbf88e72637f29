'use client'
import { useFormAction } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { requestVerificationAction } from './actions.ts'

/** Says that the address is not proven yet, and has the mail sent again. */
export function EmailProof({ email, className }: { email: string; className?: string }) {
  const t = useExtracted('account')
  const { answer, isPending, formProps } = useFormAction(requestVerificationAction)
  if (answer.isDone) {
    return (
      <Notice tone="good" isLive className={className} title={t('A mail is on its way')}>
        {t('Open the link that we have just sent to {email}. It works for two days.', { email })}
      </Notice>
    )
  }
  return (
    <Notice
      tone="warn"
      className={className}
      title={t('Confirm your e-mail address')}
      action={
        <form {...formProps}>
          <Button type="submit" variant="secondary" size="sm" isPending={isPending} pendingText={t('Sending')}>
            {t('Send the link again')}
          </Button>
        </form>
      }
    >
      {t('We sent a link to {email}. Open it, so that news of your parcels reaches you.', { email })}
      {answer.message ? (
        <span role="alert" className="mt-2 block font-medium text-bad">
          {answer.message}
        </span>
      ) : null}
    </Notice>
  )
}
