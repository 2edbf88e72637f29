import { IconMapQuestion } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { EmptyState } from './empty-state.tsx'
import { ButtonLink } from './links.tsx'

export interface NotFoundStateProps {
  /** "We could not find this order". */
  title?: string
  /** Where to go instead. */
  back?: { label: string; href: string }
}

/** The answer to an address that leads nowhere, or to something of someone else: both look the same. */
export function NotFoundState({ title, back }: NotFoundStateProps) {
  const t = useExtracted('client')
  const { label, href } = back ?? { label: t('Back to the dashboard'), href: '/' }

  return (
    <EmptyState
      icon={<IconMapQuestion size={24} stroke={1.5} />}
      title={title ?? t('We could not find this page')}
      description={t('The address may be old, or it belongs to another account.')}
      action={
        <ButtonLink href={href} variant="default">
          {label}
        </ButtonLink>
      }
      isFramed={false}
      isPage
    />
  )
}
