'use client'
import { MantineProvider } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications } from '@mantine/notifications'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { portalVariables } from './theme.ts'
import { usePortalTheme } from './use-portal-theme.ts'

/** Theme, confirmations and notifications for everything below. PortalDocument includes it. */
export function PortalProviders({ children }: { children: ReactNode }) {
  const t = useExtracted('client')

  return (
    <MantineProvider theme={usePortalTheme()} cssVariablesResolver={portalVariables} defaultColorScheme="auto">
      <ModalsProvider labels={{ confirm: t('Confirm'), cancel: t('Cancel') }}>
        <Notifications position="top-right" autoClose={6000} limit={4} />
        {children}
      </ModalsProvider>
    </MantineProvider>
  )
}
