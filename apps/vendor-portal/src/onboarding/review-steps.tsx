import { Timeline, type TimelineStep } from '@millyard/ui/portal'
import type { MyVendor } from '../session/factory-access.ts'

/** Where an application is on its way. */
export function ReviewSteps({ vendor }: { vendor: MyVendor }) {
  const isWaiting = vendor.status === 'in_review'
  const steps: TimelineStep[] = [
    { id: 'sent', title: 'You applied', at: vendor.appliedAt, state: 'done' },
    isWaiting
      ? {
          id: 'review',
          title: 'Our staff look at it',
          description: 'Usually within two working days. You get a mail, and a notification here.',
          state: 'current',
        }
      : {
          id: 'changes',
          title: 'Staff asked for changes',
          description: 'Change the application below and send it again. Your place in the queue stays.',
          at: vendor.decidedAt ?? undefined,
          state: 'current',
        },
    {
      id: 'store',
      title: 'Your store opens',
      description: 'Add products, say where you deliver, and set up your payouts.',
      state: 'upcoming',
    },
  ]
  return <Timeline label="Your application" steps={steps} />
}
