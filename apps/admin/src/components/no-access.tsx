import type { StaffPermission } from '@millyard/contracts'
import { ButtonLink, EmptyState, PageHeader } from '@millyard/ui/portal'
import { IconLock } from '@tabler/icons-react'
import { PERMISSION_WORDS, rolesWith } from '../session/staff-access.ts'

/** What a page says to a member of staff whose roles do not open it. */
export function NoAccess({ needs }: { needs: StaffPermission }) {
  return (
    <>
      <PageHeader title="Not part of your role" />
      <EmptyState
        icon={<IconLock size={24} stroke={1.5} />}
        title="Your role does not open this page"
        description={`To ${PERMISSION_WORDS[needs]} you need the role ${rolesWith(needs)}.`}
        action={
          <ButtonLink href="/" variant="default">
            Back to the dashboard
          </ButtonLink>
        }
      />
    </>
  )
}
