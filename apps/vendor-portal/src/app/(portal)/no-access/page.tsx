import { ButtonLink, EmptyState, PageHeader } from '@millyard/ui/portal'
import { IconLock } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { requireViewer } from '../../../session/require-factory.ts'

export const metadata: Metadata = { title: 'Not part of your role' }

export default async function NoAccessPage() {
  await requireViewer('/no-access')
  return (
    <>
      <PageHeader title="Not part of your role" />
      <EmptyState
        icon={<IconLock size={24} stroke={1.5} />}
        title="Your role in this factory does not include this page"
        description="The factory’s owner can give you another role."
        action={
          <ButtonLink href="/" variant="default">
            Back to the dashboard
          </ButtonLink>
        }
      />
    </>
  )
}
