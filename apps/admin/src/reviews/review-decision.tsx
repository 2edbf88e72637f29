'use client'
import { Stack } from '@mantine/core'
import type { ReviewStatus } from '@millyard/contracts'
import { ConfirmAction, notifyDone } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconCheck, IconEye, IconEyeOff } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useReloadWhenOvertaken } from '../components/overtaken.ts'

export interface ReviewDecisionProps {
  reviewId: string
  status: ReviewStatus
  /** Whether a decision is asked for. */
  isWaiting: boolean
}

/** What staff can do about a review. Each asks once more; hiding wants a reason, which the author reads. */
export function ReviewDecision({ reviewId, status, isWaiting }: ReviewDecisionProps) {
  const t = useExtracted('client')
  const done = {
    hide: t('The review is hidden, and its author is told'),
    restore: t('The review is visible again'),
    keep: t('The review stays as it is'),
  }

  const reloadWhenOvertaken = useReloadWhenOvertaken()
  const trpc = useTRPC()
  const router = useRouter()
  const queryClient = useQueryClient()
  const { mutateAsync } = useMutation(trpc.product.reviewQueue.decide.mutationOptions())

  async function reload() {
    router.refresh()
    await queryClient.invalidateQueries(trpc.product.reviewQueue.pathFilter())
  }

  async function run(decision: keyof typeof done, reason = '') {
    if (!(await reloadWhenOvertaken('review', mutateAsync({ reviewId, decision, reason }), reload))) return
    notifyDone(done[decision])
    await reload()
  }

  return (
    <Stack gap="xs">
      {status === 'visible' ? (
        <ConfirmAction
          title={t('Hide this review?')}
          message={t(
            'Nobody but its author and staff sees it from now on, and its stars no longer count. You can restore it.',
          )}
          confirmLabel={t('Hide review')}
          tone="danger"
          variant="light"
          reason={{
            label: t('Why it is hidden'),
            description: t('The author reads this, word for word.'),
            maxLength: 1_000,
          }}
          leftSection={<IconEyeOff size={16} />}
          onConfirm={(reason) => run('hide', reason)}
        />
      ) : (
        <ConfirmAction
          title={t('Show this review again?')}
          message={t('Everybody can read it, its stars count, and its author is told.')}
          confirmLabel={t('Restore review')}
          variant="filled"
          leftSection={<IconEye size={16} />}
          onConfirm={() => run('restore')}
        />
      )}
      {isWaiting ? (
        <ConfirmAction
          title={status === 'visible' ? t('Leave this review as it is?') : t('Keep this review hidden?')}
          message={t('It leaves the queue. Nobody is told.')}
          confirmLabel={status === 'visible' ? t('Leave it as it is') : t('Keep it hidden')}
          leftSection={<IconCheck size={16} />}
          onConfirm={() => run('keep')}
        />
      ) : null}
    </Stack>
  )
}
