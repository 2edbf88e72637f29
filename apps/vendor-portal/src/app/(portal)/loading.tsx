import { Skeleton, Stack } from '@mantine/core'
import { useExtracted } from 'next-intl'

export default function Loading() {
  const t = useExtracted()

  return (
    <div role="status" aria-label={t('Loading')}>
      <Stack gap="lg">
        <Stack gap={8}>
          <Skeleton height={30} width={220} />
          <Skeleton height={14} width="min(420px, 80%)" />
        </Stack>
        <Skeleton height={72} />
        <Skeleton height={320} />
      </Stack>
    </div>
  )
}
