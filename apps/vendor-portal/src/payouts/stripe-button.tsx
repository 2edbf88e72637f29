'use client'
import { Alert, Button, Stack } from '@mantine/core'
import { IconAlertTriangle, IconExternalLink } from '@tabler/icons-react'
import { useState, useTransition } from 'react'

export interface StripeButtonProps {
  label: string
  variant?: 'filled' | 'default'
  /** A server action that leads there; it answers only when that failed, with why. */
  open: () => Promise<string>
}

/** Leads to a page at Stripe. */
export function StripeButton({ label, variant = 'filled', open }: StripeButtonProps) {
  const [failure, setFailure] = useState<string>()
  const [isPending, startTransition] = useTransition()
  return (
    <Stack gap="xs" align="flex-start">
      <Button
        variant={variant}
        leftSection={<IconExternalLink size={18} />}
        loading={isPending}
        onClick={() =>
          startTransition(async () => {
            setFailure(undefined)
            const answer = await open()
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
