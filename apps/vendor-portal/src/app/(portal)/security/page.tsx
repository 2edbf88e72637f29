import { FEW_RECOVERY_CODES } from '@millyard/contracts'
import {
  ChangePasswordForm,
  EmailProof,
  GoogleConnection,
  NameForm,
  PageHeader,
  PortalSection,
  SessionList,
  SetPasswordForm,
  StatusBadge,
  TwoFactor,
} from '@millyard/ui/portal'
import { googleWords } from '@millyard/web-kit'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { firstParam, type RawSearchParams } from '../../../data/search-params.ts'
import {
  changeNameAction,
  changePasswordAction,
  connectGoogleAction,
  disconnectGoogleAction,
  forgotPasswordAction,
  requestVerificationAction,
  revokeOtherSessionsAction,
  revokeSessionAction,
} from '../../../security/actions.ts'
import { TWO_FACTOR_ACTIONS } from '../../../security/two-factor-actions.ts'
import { api } from '../../../server-kit.ts'
import { requireViewer } from '../../../session/require-factory.ts'

const PER_PAGE = 20

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Security') }
}

/** How one's own account is kept safe. Open to everybody who is signed in. */
export default async function SecurityPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()

  const { user } = await requireViewer('/security')
  const { sessions, google: reason } = await searchParams
  const [{ current, items, nextCursor }, twoFactor, google] = await Promise.all([
    load(api().auth.session.list.query({ limit: PER_PAGE, cursor: firstParam(sessions) })),
    load(api().auth.twoFactor.status.query()),
    load(api().auth.google.status.query()),
  ])
  return (
    <>
      <PageHeader title={t('Security')} description={t('How you sign in, the same at every part of Millyard.')} />
      {user.emailVerified ? null : (
        <PortalSection title={t('Confirm your e-mail address')}>
          <EmailProof action={requestVerificationAction} email={user.email} />
        </PortalSection>
      )}
      <PortalSection title={t('Your name')}>
        <NameForm action={changeNameAction} name={user.name} />
      </PortalSection>
      {google.hasPassword ? (
        <PortalSection title={t('Password')} description={t('When you change it, your other devices are signed out.')}>
          <ChangePasswordForm action={changePasswordAction} email={user.email} />
        </PortalSection>
      ) : (
        <PortalSection
          title={t('Password')}
          description={t(
            'You sign in with Google and have no password. When you set one, your devices are signed out.',
          )}
        >
          <SetPasswordForm action={forgotPasswordAction} email={user.email} />
        </PortalSection>
      )}
      {google.isOffered || google.account ? (
        <PortalSection
          title={t('Sign-in with Google')}
          description={t('Your Google account opens your Millyard account.')}
          badge={google.account ? <StatusBadge size="sm" status={{ label: t('Connected'), tone: 'good' }} /> : null}
        >
          <GoogleConnection
            status={google}
            isProven={user.emailVerified}
            problem={await googleWords(firstParam(reason))}
            connect={connectGoogleAction}
            disconnect={disconnectGoogleAction}
          />
        </PortalSection>
      ) : null}
      <PortalSection
        title={t('Two-factor sign-in')}
        description={
          twoFactor.isRequired ? t('Everybody on the staff has it.') : t('A code from your phone, after the password.')
        }
        badge={twoFactor.enabledAt ? <StatusBadge size="sm" status={{ label: t('On'), tone: 'good' }} /> : null}
      >
        <TwoFactor status={twoFactor} actions={TWO_FACTOR_ACTIONS} fewCodes={FEW_RECOVERY_CODES} />
      </PortalSection>
      <PortalSection
        title={t('Where you are signed in')}
        description={t(
          'Sign out what you do not know, and change your password. A device may go on for up to ten minutes.',
        )}
      >
        <SessionList
          current={current}
          others={items}
          olderHref={nextCursor ? `/security?sessions=${encodeURIComponent(nextCursor)}` : undefined}
          revoke={revokeSessionAction}
          revokeOthers={revokeOtherSessionsAction}
        />
      </PortalSection>
    </>
  )
}
