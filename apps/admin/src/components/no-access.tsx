import type { StaffPermission } from '@millyard/contracts'
import { ButtonLink, EmptyState, PageHeader } from '@millyard/ui/portal'
import { IconLock } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { PERMISSION_WORDS, rolesWith } from '../session/staff-access.ts'

/** What a page says to a member of staff whose roles do not open it. */
export function NoAccess({ needs }: { needs: StaffPermission }) {
  const t = useExtracted()

  return (
    <>
      <PageHeader title={t('Not part of your role')} />
      <EmptyState
        icon={<IconLock size={24} stroke={1.5} />}
        title={t('Your role does not open this page')}
        description={t('To {value} you need the role {rolesWith}.', {
          value: PERMISSION_WORDS[needs],
          rolesWith: rolesWith(needs),
        })}
        action={
          <ButtonLink href="/" variant="default">
            {t('Back to the dashboard')}
          </ButtonLink>
        }
      />
    </>
  )
}
