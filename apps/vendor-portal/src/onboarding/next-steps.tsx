import { WorkQueue } from '@millyard/ui/portal'
import { getExtracted } from 'next-intl/server'
import { loadWork } from '../dashboard/load-work.ts'
import { toWorkItems } from '../dashboard/work-items.tsx'

/** What a factory that was just approved has to do before its first sale. */
export async function NextSteps({ permissions }: { permissions: readonly string[] }) {
  const t = await getExtracted()

  const work = await loadWork(permissions)
  return (
    <WorkQueue
      title={t('Next steps')}
      items={await toWorkItems(work)}
      doneText={t('Your store has products, delivery and payouts. Orders come to you here and by mail.')}
    />
  )
}
