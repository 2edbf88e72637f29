'use client'
import { Button, Loader } from '@mantine/core'
import { EmptyState } from '@millyard/ui/portal'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { useCallback, useEffect, useRef, useState, useTransition } from 'react'
import { openStore } from '../session/actions.ts'

/**
 * The session's token does not know yet what staff decided. Only a server action can write its cookie, so this calls it
 * once, and again when the person asks.
 */
export function OpenStore({ next }: { next: string }) {
  const t = useExtracted('client')

  const [failure, setFailure] = useState<string>()
  const [isPending, startTransition] = useTransition()
  const isTried = useRef(false)

  const open = useCallback(() => {
    setFailure(undefined)
    startTransition(async () => {
      const answer = await openStore(next)
      startTransition(() => setFailure(answer))
    })
  }, [next])

  useEffect(() => {
    if (isTried.current) return
    isTried.current = true
    open()
  }, [open])

  if (failure) {
    return (
      <EmptyState
        icon={<IconAlertTriangle size={24} stroke={1.5} />}
        title={t('We could not open your store')}
        description={failure}
        action={
          <Button variant="default" loading={isPending} onClick={open}>
            {t('Try again')}
          </Button>
        }
      />
    )
  }
  return (
    <div role="status">
      <EmptyState
        icon={<Loader size={22} />}
        title={t('One moment')}
        description={t('We are getting your factory’s news.')}
      />
    </div>
  )
}
