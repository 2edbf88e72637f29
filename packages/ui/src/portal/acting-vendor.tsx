'use client'
import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconSelector } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import { useTransition } from 'react'
import classes from './acting-vendor.module.css'

export interface ActingVendorProps {
  current: { id: string; name: string; detail?: string }
  /** All factories one may act for, the current one included. */
  vendors?: readonly { id: string; name: string; detail?: string }[]
  onSwitch?: (vendorId: string) => unknown
}

function initials(name: string): string {
  const letters = name
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => word[0] ?? '')
  return letters.slice(0, 2).join('').toUpperCase()
}

/** Whose store this is; a switcher for those who sell for several. */
export function ActingVendor({ current, vendors = [], onSwitch }: ActingVendorProps) {
  const t = useExtracted('client')

  const [isPending, startTransition] = useTransition()
  const canSwitch = vendors.length > 1 && onSwitch !== undefined
  const face = (
    <>
      <span className={classes.mark} aria-hidden>
        {initials(current.name)}
      </span>
      <span className={classes.words}>
        <span className={classes.name}>{current.name}</span>
        <span className={classes.detail}>{isPending ? t('Switching') : (current.detail ?? t('Your factory'))}</span>
      </span>
    </>
  )
  if (!canSwitch) return <div className={classes.root}>{face}</div>
  return (
    <Menu position="bottom-start" width="target">
      <Menu.Target>
        <UnstyledButton className={classes.root}>
          <span className="mill-visually-hidden">{t('Switch factory, now')} </span>
          {face}
          <IconSelector size={18} stroke={1.7} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('Act for')}</Menu.Label>
        {vendors.map((vendor) => (
          <Menu.Item
            key={vendor.id}
            rightSection={vendor.id === current.id ? <IconCheck size={16} aria-label={t('current')} /> : null}
            onClick={() => {
              if (vendor.id !== current.id) startTransition(async () => void (await onSwitch(vendor.id)))
            }}
          >
            {vendor.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
