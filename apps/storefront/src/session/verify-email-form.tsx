'use client'
import { useFormAction } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { Button, ButtonLink } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { verifyEmailAction } from '../security/actions.ts'
import { SITE_LINKS } from '../site-links.ts'

export function VerifyEmailForm({ token }: { token: string }) {
  const t = useExtracted('account')
  const { answer, isPending, formProps } = useFormAction(verifyEmailAction)
  if (answer.isDone) {
    return (
      <Notice
        tone="good"
        isLive
        title={t('Your e-mail address is confirmed')}
        action={
          <ButtonLink href={SITE_LINKS.search} size="sm">
            {t('Go to the goods')}
          </ButtonLink>
        }
      >
        {t('Nothing else to do.')}
      </Notice>
    )
  }
  return (
    <form {...formProps} className="grid gap-5">
      <input type="hidden" name="token" value={token} />
      {answer.message ? (
        <Notice tone="bad" isLive title={t('Nothing was changed')}>
          {answer.message}
        </Notice>
      ) : null}
      <Button type="submit" isPending={isPending} pendingText={t('Confirming')}>
        {t('Confirm my e-mail address')}
      </Button>
    </form>
  )
}
