import { WorkQueue } from '@millyard/ui/portal'
import { getExtracted } from 'next-intl/server'
import { loadWork } from '../dashboard/load-work.ts'
import { toWorkItems } from '../dashboard/work-items.tsx'

/** What a factory that was just approved has to do before its first sale. */
export async function NextSteps({ permissions }: { permissions: readonly string[] }) {
  const t = await getExtracted()

  const work = await loadWork(permissions)
  // Whoever may not see products, delivery or payouts is told nothing of them.
  const isKnown = work.hasProducts && work.hasDelivery && work.payoutAccount === 'ready'
  return (
    <WorkQueue
      title={t('Next steps')}
      items={await toWorkItems(work)}
      doneText={
        isKnown
          ? t('Your store has products, delivery and payouts. Orders come to you here and by mail.')
          : t('Nothing waits for you. Orders come to you here and by mail.')
      }
    />
  )
}
