'use client'
import { Radio, Stack } from '@mantine/core'
import { VENDOR_ROLES, type VendorRole } from '@millyard/contracts'
import { useExtracted } from 'next-intl'
import { useRoleWords } from './role-words.ts'

export interface RolePickerProps {
  value: VendorRole
  onChange: (role: VendorRole) => void
  error?: string | undefined
}

/** One role of four, each with what it may do. */
export function RolePicker({ value, onChange, error }: RolePickerProps) {
  const t = useExtracted('client')

  const words = useRoleWords()
  return (
    <Radio.Group
      label={t('Role')}
      value={value}
      error={error}
      onChange={(next) => {
        const role = VENDOR_ROLES.find((one) => one === next)
        if (role) onChange(role)
      }}
    >
      <Stack gap="sm" mt="xs">
        {VENDOR_ROLES.map((role) => (
          <Radio key={role} value={role} label={words[role].label} description={words[role].can} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
