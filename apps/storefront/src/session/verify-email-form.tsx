'use client'
import { useFormAction } from '@millyard/ui'
import { Button, ButtonLink } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { verifyEmailAction } from '../security/actions.ts'
import { SITE_LINKS } from '../site-links.ts'

export function VerifyEmailForm({ token }: { token: string }) {
  const { answer, isPending, formProps } = useFormAction(verifyEmailAction)
  if (answer.isDone) {
    return (
      <Notice
        tone="good"
        isLive
        title="Your e-mail address is confirmed"
        action={
          <ButtonLink href={SITE_LINKS.search} size="sm">
            Go to the goods
          </ButtonLink>
        }
      >
        Nothing else to do.
      </Notice>
    )
  }
  return (
    <form {...formProps} className="grid gap-5">
      <input type="hidden" name="token" value={token} />
      {answer.message ? (
        <Notice tone="bad" isLive title="We could not confirm your address">
          {answer.message}
        </Notice>
      ) : null}
      <Button type="submit" isPending={isPending} pendingText="Confirming">
        Confirm my e-mail address
      </Button>
    </form>
  )
}
