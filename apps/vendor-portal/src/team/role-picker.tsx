'use client'
import { Radio, Stack } from '@mantine/core'
import type { VendorRole } from '@millyard/contracts'
import { useExtracted } from 'next-intl'
import { ROLE_OPTIONS } from './role-words.ts'

export interface RolePickerProps {
  value: VendorRole
  onChange: (role: VendorRole) => void
  error?: string | undefined
}

/** One role of four, each with what it may do. */
export function RolePicker({ value, onChange, error }: RolePickerProps) {
  const t = useExtracted('client')

  return (
    <Radio.Group
      label={t('Role')}
      value={value}
      error={error}
      onChange={(next) => {
        const option = ROLE_OPTIONS.find((one) => one.value === next)
        if (option) onChange(option.value)
      }}
    >
      <Stack gap="sm" mt="xs">
        {ROLE_OPTIONS.map((option) => (
          <Radio key={option.value} value={option.value} label={option.label} description={option.can} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
