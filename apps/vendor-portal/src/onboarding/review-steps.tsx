import { Timeline, type TimelineStep } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import type { MyVendor } from '../session/factory-access.ts'

/** Where an application is on its way. */
export function ReviewSteps({ vendor }: { vendor: MyVendor }) {
  const t = useExtracted()

  const isWaiting = vendor.status === 'in_review'
  const steps: TimelineStep[] = [
    { id: 'sent', title: t('You applied'), at: vendor.appliedAt, state: 'done' },
    isWaiting
      ? {
          id: 'review',
          title: t('Our staff look at it'),
          description: t('Usually within two working days. You get a mail, and a notification here.'),
          state: 'current',
        }
      : {
          id: 'changes',
          title: t('Staff asked for changes'),
          description: t('Change the application below and send it again. Your place in the queue stays.'),
          at: vendor.decidedAt ?? undefined,
          state: 'current',
        },
    {
      id: 'store',
      title: t('Your store opens'),
      description: t('Add products, say where you deliver, and set up your payouts.'),
      state: 'upcoming',
    },
  ]
  return <Timeline label={t('Your application')} steps={steps} />
}
