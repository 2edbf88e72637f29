'use client'
import { Alert, Button, Stack, Text } from '@mantine/core'
import type { RouterOutputs } from '@millyard/api-client'
import type { UserDetail, VIEW_AUDIENCES } from '@millyard/contracts'
import { ConfirmAction } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconEye } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useState } from 'react'

type Portal = (typeof VIEW_AUDIENCES)[number]

/** Opens the shop or the factory portal as this person sees it: read-only, with a reason, in a window of its own. */
export function ViewAs({ user }: { user: UserDetail }) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const start = useMutation(trpc.auth.viewAs.start.mutationOptions())
  const [ready, setReady] = useState<RouterOutputs['auth']['viewAs']['start'] & { portal: Portal }>()
  const portals: Portal[] = user.memberships.length > 0 ? ['storefront', 'vendor'] : ['storefront']

  if (ready) {
    return (
      // The code travels in the body: it stands in no address, and works once.
      <form
        action={ready.openUrl}
        method="post"
        target="_blank"
        rel="noopener"
        onSubmit={() => setTimeout(() => setReady(undefined))}
      >
        <input type="hidden" name="code" value={ready.code} />
        <Stack gap="xs">
          <Alert color="green" icon={<IconEye size={18} />} role="status">
            {t('Open it within a minute. You see what {name} sees, for an hour at most, and can change nothing.', {
              name: user.name,
            })}
          </Alert>
          <Button type="submit">
            {ready.portal === 'vendor'
              ? t('Open the factory portal as {name}', { name: user.name })
              : t('Open the shop as {name}', { name: user.name })}
          </Button>
          <Button variant="default" onClick={() => setReady(undefined)}>
            {t('Cancel')}
          </Button>
        </Stack>
      </form>
    )
  }
  return (
    <Stack gap="xs">
      <Text size="sm">{t('See what they see. Nothing can be changed, and it is written into the log.')}</Text>
      {portals.map((portal) => (
        <ConfirmAction
          key={portal}
          title={
            portal === 'vendor'
              ? t('View the factory portal as {name}?', { name: user.name })
              : t('View the shop as {name}?', { name: user.name })
          }
          message={t('You see their orders, addresses and messages. Do it only to help them.')}
          confirmLabel={portal === 'vendor' ? t('View the factory portal') : t('View the shop')}
          leftSection={<IconEye size={16} />}
          reason={{ label: t('Why'), description: t('It stands in the audit log.'), maxLength: 500 }}
          onConfirm={async (reason) => {
            const started = await start.mutateAsync({ userId: user.id, audience: portal, reason })
            setReady({ ...started, portal })
          }}
        />
      ))}
    </Stack>
  )
}
