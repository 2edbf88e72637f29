'use client'
import { Button, Stack } from '@mantine/core'
import type { UserDetail } from '@millyard/contracts'
import { ConfirmAction, notifyDone, notifyFailed } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'

/** What support does for somebody's login. */
export function UserActions({ user }: { user: UserDetail }) {
  const t = useExtracted('client')

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
      notifyDone(what, t('It goes to {email}.', { email }))
    } catch (error) {
      notifyFailed(t('The mail was not sent'), error)
    }
  }

  return (
    <Stack gap="xs">
      {user.emailVerified ? null : (
        <Button
          variant="default"
          loading={verification.isPending}
          onClick={() => send(verification.mutateAsync({ userId }), t('Mail sent'))}
        >
          {t('Send the confirmation mail again')}
        </Button>
      )}
      <Button
        variant="default"
        loading={resetLink.isPending}
        onClick={() => send(resetLink.mutateAsync({ userId }), t('Link sent'))}
      >
        {t('Send a link for a new password')}
      </Button>
      <ConfirmAction
        title={t('End all sessions of {name}?', { name })}
        message={t('They are signed out everywhere, within ten minutes at the latest. They can sign in again.')}
        confirmLabel={t('End all sessions')}
        onConfirm={async () => {
          await ending.mutateAsync({ userId })
          notifyDone(t('All sessions ended'))
          router.refresh()
        }}
      />
      {user.twoFactorSince ? (
        <ConfirmAction
          title={t('Take two-factor sign-in off {name}’s login?', { name })}
          message={t(
            'For somebody whose phone and recovery codes are gone. Make sure who asks: after this the password alone opens the login. They are signed out everywhere and get a mail.',
          )}
          confirmLabel={t('Take two-factor off')}
          tone="danger"
          reason={{
            label: t('Why, and how you know that it is them'),
            description: t('Stands in the audit log.'),
            maxLength: 500,
          }}
          onConfirm={async (reason) => {
            await resetting.mutateAsync({ userId, reason })
            notifyDone(t('Two-factor sign-in is off'))
            router.refresh()
          }}
        />
      ) : null}
      {user.block ? (
        <ConfirmAction
          title={t('Unblock {name}?', { name })}
          message={t('They can sign in again with the password that they had.')}
          confirmLabel={t('Unblock login')}
          onConfirm={async () => {
            await unblocking.mutateAsync({ userId })
            notifyDone(t('Login unblocked'))
            router.refresh()
          }}
        />
      ) : (
        <ConfirmAction
          title={t('Block {name}?', { name })}
          message={t(
            'They are signed out everywhere and cannot sign in. They read that the login is blocked, not why. Orders go on.',
          )}
          confirmLabel={t('Block login')}
          tone="danger"
          variant="light"
          reason={{
            label: t('Why it is blocked'),
            description: t('For other staff; the person does not read it.'),
            maxLength: 500,
          }}
          onConfirm={async (reason) => {
            await blocking.mutateAsync({ userId, reason })
            notifyDone(t('Login blocked'))
            router.refresh()
          }}
        />
      )}
    </Stack>
  )
}
