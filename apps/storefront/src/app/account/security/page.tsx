import { googleWords } from '@millyard/web-kit'
import { load } from '@millyard/web-kit/load'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { requireViewer } from '../../../account/require-viewer.ts'
import { StatusTag } from '../../../components/status-tag.tsx'
import { firstParam, type RawSearchParams } from '../../../page-props.ts'
import { ChangePasswordForm } from '../../../security/change-password-form.tsx'
import { EmailProof } from '../../../security/email-proof.tsx'
import { GoogleConnection } from '../../../security/google-connection.tsx'
import { SessionList } from '../../../security/session-list.tsx'
import { SetPasswordForm } from '../../../security/set-password-form.tsx'
import { TwoFactor } from '../../../security/two-factor.tsx'
import { api } from '../../../server-kit.ts'
import { SITE_LINKS } from '../../../site-links.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Security') }
}

const PER_PAGE = 20

export default async function SecurityPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const t = await getExtracted()
  const { user } = await requireViewer(SITE_LINKS.security)
  const { sessions, google: reason } = await searchParams
  const [{ current, items, nextCursor }, twoFactor, google] = await Promise.all([
    load(api().auth.session.list.query({ limit: PER_PAGE, cursor: firstParam(sessions) })),
    load(api().auth.twoFactor.status.query()),
    load(api().auth.google.status.query()),
  ])
  return (
    <>
      <h1 className="text-4xl">{t('Security')}</h1>
      <p className="mt-2 text-ink-soft">{t('You sign in as {email}.', { email: user.email })}</p>
      {user.emailVerified ? null : <EmailProof className="mt-6" email={user.email} />}
      <section className="mt-10" aria-labelledby="password">
        <h2 id="password" className="text-2xl">
          {t('Password')}
        </h2>
        <p className="mt-2 mb-6 max-w-measure text-ink-soft">
          {google.hasPassword
            ? t('When you change it, your other devices are signed out.')
            : t('You sign in with Google and have no password. When you set one, your devices are signed out.')}
        </p>
        {google.hasPassword ? <ChangePasswordForm email={user.email} /> : <SetPasswordForm email={user.email} />}
      </section>
      {google.isOffered || google.account ? (
        <section className="mt-12" aria-labelledby="google">
          <h2 id="google" className="flex flex-wrap items-center gap-3 text-2xl">
            {t('Sign-in with Google')}
            {google.account ? <StatusTag status={{ label: t('Connected'), tone: 'good' }} /> : null}
          </h2>
          <p className="mt-2 mb-6 max-w-measure text-ink-soft">
            {t('Your Google account opens your Millyard account.')}
          </p>
          <GoogleConnection
            status={google}
            isProven={user.emailVerified}
            problem={await googleWords(firstParam(reason))}
          />
        </section>
      ) : null}
      <section className="mt-12" aria-labelledby="two-factor">
        <div className="flex flex-wrap items-center gap-3">
          <h2 id="two-factor" className="text-2xl">
            {t('Two-factor sign-in')}
          </h2>
          {twoFactor.enabledAt ? <StatusTag status={{ label: t('On'), tone: 'good' }} /> : null}
        </div>
        <p className="mt-2 mb-6 text-ink-soft">{t('A code from your phone, after the password.')}</p>
        <TwoFactor status={twoFactor} />
      </section>
      <section className="mt-12" aria-labelledby="sessions">
        <h2 id="sessions" className="text-2xl">
          {t('Where you are signed in')}
        </h2>
        <p className="mt-2 mb-6 max-w-measure text-ink-soft">
          {t('Sign out what you do not know, and change your password. A device may go on for up to ten minutes.')}
        </p>
        <SessionList
          current={current}
          others={items}
          olderHref={nextCursor ? `${SITE_LINKS.security}?sessions=${encodeURIComponent(nextCursor)}` : undefined}
        />
      </section>
    </>
  )
}
