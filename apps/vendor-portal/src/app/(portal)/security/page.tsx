import { ChangePasswordForm, EmailProof, PageHeader, SecuritySection, SessionList } from '@millyard/ui/portal'
import type { Metadata } from 'next'
import { load } from '../../../data/load.ts'
import { firstParam, type RawSearchParams } from '../../../data/search-params.ts'
import {
  changePasswordAction,
  requestVerificationAction,
  revokeOtherSessionsAction,
  revokeSessionAction,
} from '../../../security/actions.ts'
import { api } from '../../../server-kit.ts'
import { requireViewer } from '../../../session/require-factory.ts'

const PER_PAGE = 20

export const metadata: Metadata = { title: 'Security' }

/** How one's own account is kept safe. Open to everybody who is signed in. */
export default async function SecurityPage({ searchParams }: { searchParams: Promise<RawSearchParams> }) {
  const { user } = await requireViewer('/security')
  const { current, items, nextCursor } = await load(
    api().auth.session.list.query({ limit: PER_PAGE, cursor: firstParam((await searchParams).sessions) }),
  )
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
      <SecuritySection
        title="Where you are signed in"
        description="Sign out what you do not know, and change your password. A device may go on for up to ten minutes."
      >
        <SessionList
          current={current}
          others={items}
          olderHref={nextCursor ? `/security?sessions=${encodeURIComponent(nextCursor)}` : undefined}
          revoke={revokeSessionAction}
          revokeOthers={revokeOtherSessionsAction}
        />
      </SecuritySection>
    </>
  )
}
