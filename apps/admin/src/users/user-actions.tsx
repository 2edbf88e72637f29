'use client'
import { Button, Stack } from '@mantine/core'
import type { UserDetail } from '@millyard/contracts'
import { ConfirmAction, notifyDone, notifyFailed } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'

/** What support does for somebody's login. */
export function UserActions({ user }: { user: UserDetail }) {
  const trpc = useTRPC()
  const router = useRouter()
  const { sendVerification, sendResetLink, endSessions, resetTwoFactor, block, unblock } = trpc.auth.users
  const verification = useMutation(sendVerification.mutationOptions())
  const resetLink = useMutation(sendResetLink.mutationOptions())
  const ending = useMutation(endSessions.mutationOptions())
  const resetting = useMutation(resetTwoFactor.mutationOptions())
  const blocking = useMutation(block.mutationOptions())
  const unblocking = useMutation(unblock.mutationOptions())
  const { id: userId, name, email } = user

  async function send(call: Promise<unknown>, what: string) {
    try {
      await call
      notifyDone(what, `It goes to ${email}.`)
    } catch (error) {
      notifyFailed('The mail was not sent', error)
    }
  }

  return (
    <Stack gap="xs">
      {user.emailVerified ? null : (
        <Button
          variant="default"
          loading={verification.isPending}
          onClick={() => send(verification.mutateAsync({ userId }), 'Mail sent')}
        >
          Send the confirmation mail again
        </Button>
      )}
      <Button
        variant="default"
        loading={resetLink.isPending}
        onClick={() => send(resetLink.mutateAsync({ userId }), 'Link sent')}
      >
        Send a link for a new password
      </Button>
      <ConfirmAction
        title={`End all sessions of ${name}?`}
        message="They are signed out everywhere, within ten minutes at the latest. They can sign in again."
        confirmLabel="End all sessions"
        onConfirm={async () => {
          await ending.mutateAsync({ userId })
          notifyDone('All sessions ended')
          router.refresh()
        }}
      />
      {user.twoFactorSince ? (
        <ConfirmAction
          title={`Take two-factor sign-in off ${name}’s login?`}
          message="For somebody whose phone and recovery codes are gone. Make sure who asks: after this the password alone opens the login. They are signed out everywhere and get a mail."
          confirmLabel="Take two-factor off"
          tone="danger"
          reason={{
            label: 'Why, and how you know that it is them',
            description: 'Stands in the audit log.',
            maxLength: 500,
          }}
          onConfirm={async (reason) => {
            await resetting.mutateAsync({ userId, reason })
            notifyDone('Two-factor sign-in is off')
            router.refresh()
          }}
        />
      ) : null}
      {user.block ? (
        <ConfirmAction
          title={`Unblock ${name}?`}
          message="They can sign in again with the password that they had."
          confirmLabel="Unblock login"
          onConfirm={async () => {
            await unblocking.mutateAsync({ userId })
            notifyDone('Login unblocked')
            router.refresh()
          }}
        />
      ) : (
        <ConfirmAction
          title={`Block ${name}?`}
          message="They are signed out everywhere and cannot sign in. They read that the login is blocked, not why. Orders go on."
          confirmLabel="Block login"
          tone="danger"
          variant="light"
          reason={{
            label: 'Why it is blocked',
            description: 'For other staff; the person does not read it.',
            maxLength: 500,
          }}
          onConfirm={async (reason) => {
            await blocking.mutateAsync({ userId, reason })
            notifyDone('Login blocked')
            router.refresh()
          }}
        />
      )}
    </Stack>
  )
}
