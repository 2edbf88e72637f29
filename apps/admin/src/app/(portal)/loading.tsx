import { Skeleton, Stack } from '@mantine/core'

export default function Loading() {
  return (
    <div role="status" aria-label="Loading">
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
