import type { StaffPermission } from '@millyard/contracts'
import { ButtonLink, EmptyState, PageHeader } from '@millyard/ui/portal'
import { IconLock } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { useNeededRole } from '../session/permission-words.ts'

/** What a page says to a member of staff whose roles do not open it. */
export function NoAccess({ needs }: { needs: StaffPermission }) {
  const t = useExtracted()
  const neededRole = useNeededRole(needs)

  return (
    <>
      <PageHeader title={t('Not part of your role')} />
      <EmptyState
        icon={<IconLock size={24} stroke={1.5} />}
        title={t('Your role does not open this page')}
        description={neededRole}
        action={
          <ButtonLink href="/" variant="default">
            {t('Back to the dashboard')}
          </ButtonLink>
        }
      />
    </>
  )
}
