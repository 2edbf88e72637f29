'use client'
import { Box } from '@mantine/core'
import { useTRPCClient } from '@millyard/web-kit/client'
import { useExtracted } from 'next-intl'
import { ThresholdForm } from './threshold-form.tsx'

/** The threshold of all variants that have none of their own. */
export function DefaultThreshold({ lowAt }: { lowAt: number }) {
  const t = useExtracted('client')

  const client = useTRPCClient()
  return (
    <Box maw={420} mb="md">
      <ThresholdForm
        label={t('Low at')}
        description={t(
          'When this many units are left, or fewer, we tell your team. A variant can have its own number.',
        )}
        value={lowAt}
        canBeEmpty={false}
        save={(value) => client.product.inventory.setDefaultThreshold.mutate({ lowAt: value ?? lowAt })}
      />
    </Box>
  )
}
