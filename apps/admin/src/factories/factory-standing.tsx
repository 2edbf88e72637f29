'use client'
import { Stack } from '@mantine/core'
import type { VendorStatus } from '@millyard/contracts'
import { ConfirmAction, notifyDone } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconDoor, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useReloadWhenOvertaken } from '../components/overtaken.ts'

export interface FactoryStandingProps {
  vendorId: string
  name: string
  /** The version that stands on the screen: what has changed since is not acted on. */
  version: number
  status: Extract<VendorStatus, 'approved' | 'suspended'>
}

/** What staff can do with a factory that was approved: suspend it, take it back, close it. */
export function FactoryStanding({ vendorId, name, version, status }: FactoryStandingProps) {
  const t = useExtracted('client')
  const forTheFactory = { description: t('The factory reads this, word for word.') }

  const reloadWhenOvertaken = useReloadWhenOvertaken()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const router = useRouter()
  const suspend = useMutation(trpc.auth.vendorReview.suspend.mutationOptions())
  const reinstate = useMutation(trpc.auth.vendorReview.reinstate.mutationOptions())
  const close = useMutation(trpc.auth.vendorReview.close.mutationOptions())

  async function reload() {
    router.refresh()
    await queryClient.invalidateQueries(trpc.auth.vendorReview.pathFilter())
  }
  async function run(call: Promise<unknown>, done: string) {
    if (!(await reloadWhenOvertaken('factory', call, reload))) return
    notifyDone(done)
    await reload()
  }

  return (
    <Stack gap="xs">
      {status === 'approved' ? (
        <ConfirmAction
          title={t('Suspend {name}?', { name })}
          message={t(
            'Its store and products leave the shop and the carts at once. What it has sold it can still ship, and is paid for. You can take it back at any time: every product returns in its own state.',
          )}
          confirmLabel={t('Suspend factory')}
          tone="danger"
          variant="light"
          reason={{ label: t('Why it is suspended'), ...forTheFactory }}
          leftSection={<IconPlayerPause size={16} />}
          onConfirm={(reason) =>
            run(suspend.mutateAsync({ vendorId, version, reason }), t('{name} is suspended', { name }))
          }
        />
      ) : (
        <ConfirmAction
          title={t('Reinstate {name}?', { name })}
          message={t('Its store opens again, and every product returns in the state that it was in.')}
          confirmLabel={t('Reinstate factory')}
          variant="filled"
          reason={{ label: t('A note to the factory'), isRequired: false, ...forTheFactory }}
          leftSection={<IconPlayerPlay size={16} />}
          onConfirm={(note) =>
            run(reinstate.mutateAsync({ vendorId, version, note }), t('{name} is open again', { name }))
          }
        />
      )}
      <ConfirmAction
        title={t('Close {name} for good?', { name })}
        message={t(
          'Its store and products leave the shop and the carts. What it has sold it can still ship, and is paid for. This cannot be undone: it would have to apply again.',
        )}
        confirmLabel={t('Close factory')}
        tone="danger"
        reason={{ label: t('Why it is closed'), ...forTheFactory }}
        leftSection={<IconDoor size={16} />}
        onConfirm={(reason) => run(close.mutateAsync({ vendorId, version, reason }), t('{name} is closed', { name }))}
      />
    </Stack>
  )
}
