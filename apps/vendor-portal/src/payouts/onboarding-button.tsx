'use client'
import { Alert, Button, Stack } from '@mantine/core'
import { IconAlertTriangle, IconExternalLink } from '@tabler/icons-react'
import { useState, useTransition } from 'react'
import { startOnboarding } from './actions.ts'

/** Leads to Stripe's page and back. */
export function OnboardingButton({ label }: { label: string }) {
  const [failure, setFailure] = useState<string>()
  const [isPending, startTransition] = useTransition()
  return (
    <Stack gap="xs" align="flex-start">
      <Button
        leftSection={<IconExternalLink size={18} />}
        loading={isPending}
        onClick={() =>
          startTransition(async () => {
            setFailure(undefined)
            const answer = await startOnboarding()
            startTransition(() => setFailure(answer))
          })
        }
      >
        {label}
      </Button>
      {failure ? (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
          {failure}
        </Alert>
      ) : null}
    </Stack>
  )
}
