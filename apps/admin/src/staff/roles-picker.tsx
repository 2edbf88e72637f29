'use client'
import { Checkbox, Stack } from '@mantine/core'
import { STAFF_ROLES, type StaffRole } from '@millyard/contracts'
import { useExtracted } from 'next-intl'
import { useRoleWords } from './role-words.ts'

export interface RolesPickerProps {
  value: readonly StaffRole[]
  onChange: (roles: StaffRole[]) => void
  /** Roles that cannot be added here. */
  locked?: readonly StaffRole[]
  error?: string | undefined
}

/** Any of the four roles, each with what it is for. */
export function RolesPicker({ value, onChange, locked = [], error }: RolesPickerProps) {
  const t = useExtracted('client')
  const words = useRoleWords()

  return (
    <Checkbox.Group
      label={t('Roles')}
      description={t('Somebody with several may do what any of them allows.')}
      value={[...value]}
      error={error}
      onChange={(next) => onChange(STAFF_ROLES.filter((role) => next.includes(role)))}
    >
      <Stack gap="sm" mt="xs">
        {STAFF_ROLES.map((role) => (
          <Checkbox
            key={role}
            value={role}
            label={words[role].label}
            description={words[role].can}
            disabled={locked.includes(role)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
