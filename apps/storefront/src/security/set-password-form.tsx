'use client'
import { useFormAction } from '@millyard/ui'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { forgotPasswordAction } from './actions.ts'
import { FormMessage } from './form-message.tsx'

/** For a login without a password: a link by mail sets one. */
export function SetPasswordForm({ email }: { email: string }) {
  const { answer, isPending, formProps } = useFormAction(forgotPasswordAction)
  if (answer.isDone) {
    return (
      <Notice tone="good" isLive title="Look into your mailbox">
        A mail with a link is on its way to {email}. The link works once, within an hour.
      </Notice>
    )
  }
  return (
    <form {...formProps} className="grid max-w-sm justify-items-start gap-5">
      <input type="hidden" name="email" value={email} />
      <FormMessage answer={answer} />
      <Button type="submit" isPending={isPending} pendingText="Sending">
        Send me a link to set one
      </Button>
    </form>
  )
}
