import type { Metadata } from 'next'
import { requireViewer } from '../../../account/require-viewer.ts'
import { ChangePasswordForm } from '../../../security/change-password-form.tsx'
import { EmailProof } from '../../../security/email-proof.tsx'
import { SITE_LINKS } from '../../../site-links.ts'

export const metadata: Metadata = { title: 'Security' }

export default async function SecurityPage() {
  const { user } = await requireViewer(SITE_LINKS.security)
  return (
    <>
      <h1 className="text-4xl">Security</h1>
      <p className="mt-2 text-ink-soft">You sign in as {user.email}.</p>
      {user.emailVerified ? null : <EmailProof className="mt-6" email={user.email} />}
      <section className="mt-10" aria-labelledby="password">
        <h2 id="password" className="text-2xl">
          Password
        </h2>
        <p className="mt-2 mb-6 text-ink-soft">When you change it, your other devices are signed out.</p>
        <ChangePasswordForm email={user.email} />
      </section>
    </>
  )
}
