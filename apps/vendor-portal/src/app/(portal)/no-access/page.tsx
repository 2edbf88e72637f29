import { ButtonLink, EmptyState, PageHeader } from '@millyard/ui/portal'
import { IconLock } from '@tabler/icons-react'
import type { Metadata } from 'next'
import { getExtracted } from 'next-intl/server'
import { requireViewer } from '../../../session/require-factory.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getExtracted()
  return { title: t('Not part of your role') }
}

export default async function NoAccessPage() {
  const t = await getExtracted()

  await requireViewer('/no-access')
  return (
    <>
      <PageHeader title={t('Not part of your role')} />
      <EmptyState
        icon={<IconLock size={24} stroke={1.5} />}
        title={t('Your role in this factory does not include this page')}
        description={t('The factory’s owner can give you another role.')}
        action={
          <ButtonLink href="/" variant="default">
            {t('Back to the dashboard')}
          </ButtonLink>
        }
      />
    </>
  )
}
