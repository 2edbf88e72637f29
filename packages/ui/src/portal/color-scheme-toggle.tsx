'use client'
import { ActionIcon, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'

/** Switches light and dark; until it is used, the system decides. */
export function ColorSchemeToggle() {
  const t = useExtracted('client')
  const { setColorScheme } = useMantineColorScheme()
  const isMounted = useMounted()
  const computed = useComputedColorScheme('light', { getInitialValueInEffect: true })
  const next = computed === 'dark' ? 'light' : 'dark'
  const label = isMounted
    ? t('Switch to {scheme, select, dark {dark} other {light}}', { scheme: next })
    : t('Switch light and dark')
  return (
    <Tooltip label={label}>
      <ActionIcon size={40} aria-label={label} onClick={() => setColorScheme(next)}>
        {isMounted && computed === 'dark' ? <IconSun size={20} stroke={1.7} /> : <IconMoon size={20} stroke={1.7} />}
      </ActionIcon>
    </Tooltip>
  )
}
