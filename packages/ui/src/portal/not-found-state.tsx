import { IconMapQuestion } from '@tabler/icons-react'
import { EmptyState } from './empty-state.tsx'
import { ButtonLink } from './links.tsx'

export interface NotFoundStateProps {
  /** "order", "product": what was looked for. */
  what?: string
  /** Where to go instead. */
  back?: { label: string; href: string }
}

/** The answer to an address that leads nowhere, or to something of someone else: both look the same. */
export function NotFoundState({
  what = 'page',
  back = { label: 'Back to the dashboard', href: '/' },
}: NotFoundStateProps) {
  return (
    <EmptyState
      icon={<IconMapQuestion size={24} stroke={1.5} />}
      title={`We could not find this ${what}`}
      description="The address may be old, or it belongs to another account."
      action={
        <ButtonLink href={back.href} variant="default">
          {back.label}
        </ButtonLink>
      }
      isFramed={false}
      isPage
    />
  )
}
