import { StatusBadge } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'

/** Whether buyers see a collection. */
export function CollectionBadge({ isShown }: { isShown: boolean }) {
  const t = useExtracted('client')

  return (
    <StatusBadge
      status={isShown ? { label: t('Shown in the shop'), tone: 'good' } : { label: t('Not shown'), tone: 'neutral' }}
    />
  )
}
