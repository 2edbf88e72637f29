import { ChangePasswordForm, EmailProof, PageHeader, SecuritySection } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { changePasswordAction, requestVerificationAction } from '../../../security/actions.ts'
import { requireStaff } from '../../../session/require-staff.ts'

export const metadata: Metadata = { title: 'Security' }

/** How one's own account is kept safe. Open to everybody who is signed in. */
export default async function SecurityPage() {
  const { user } = (await requireStaff('/security')).person
  return (
    <>
      <PageHeader title="Security" description="How you sign in, the same at every part of Millyard." />
      {user.emailVerified ? null : (
        <SecuritySection title="Confirm your e-mail address">
          <EmailProof action={requestVerificationAction} email={user.email} />
        </SecuritySection>
      )}
      <SecuritySection title="Password" description="When you change it, your other devices are signed out.">
        <ChangePasswordForm action={changePasswordAction} email={user.email} />
      </SecuritySection>
    </>
  )
}
