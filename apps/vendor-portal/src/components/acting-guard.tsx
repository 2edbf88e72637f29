'use client'
import { Button, Modal, Stack, Text } from '@mantine/core'
import { useExtracted } from 'next-intl'
import { useEffect, useState } from 'react'

const CHANNEL = 'millyard-acting-factory'

/**
 * All tabs of a browser share one session. When another tab begins to act for another factory, what stands on this one is
 * the wrong factory's, and whatever is done here would be done for the other: it says so and goes on from there.
 */
export function ActingGuard({ vendorId }: { vendorId: string | null }) {
  const t = useExtracted('client')

  const [isOvertaken, setOvertaken] = useState(false)

  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL)
    channel.onmessage = ({ data }: MessageEvent<unknown>) => setOvertaken(data !== vendorId)
    channel.postMessage(vendorId)
    return () => channel.close()
  }, [vendorId])

  return (
    <Modal
      opened={isOvertaken}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('You act for another factory now')}
    >
      <Stack gap="md">
        <Text size="sm">
          {t('You have switched in another tab. Load this page again to go on with the factory of that tab.')}
        </Text>
        <Button data-autofocus onClick={() => window.location.assign('/')}>
          {t('Go to its dashboard')}
        </Button>
      </Stack>
    </Modal>
  )
}
