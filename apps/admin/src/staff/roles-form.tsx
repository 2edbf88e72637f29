'use client'
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { STAFF_ROLES, type StaffMemberInfo, type StaffRole } from '@millyard/contracts'
import { notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useRolesText } from './role-words.ts'
import { RolesPicker } from './roles-picker.tsx'

/** Gives a member of staff other roles; of one's own, fewer. */
export function RolesForm({ member, onDone }: { member: StaffMemberInfo; onDone: () => void }) {
  const t = useExtracted('client')
  const rolesText = useRolesText()

  const trpc = useTRPC()
  const queries = useQueryClient()
  const router = useRouter()
  const change = useMutation(trpc.auth.staff.changeRoles.mutationOptions())
  const [roles, setRoles] = useState<StaffRole[]>(member.roles)
  const [failure, setFailure] = useState<string>()

  async function send(event: FormEvent) {
    event.preventDefault()
    if (roles.join() === member.roles.join()) return onDone()
    if (roles.length === 0) return setFailure(t('Choose at least one role, or remove them from the staff.'))
    setFailure(undefined)
    try {
      await change.mutateAsync({ userId: member.id, roles })
    } catch (error) {
      setFailure(toApiError(error).message)
      return
    }
    if (member.isMe) return router.refresh()
    await queries.invalidateQueries(trpc.auth.staff.list.queryFilter())
    notifyDone(
      t('{name} is now {roles}', { name: member.name, roles: rolesText(roles, 'name') }),
      t('They sign in again to go on.'),
    )
    onDone()
  }

  return (
    <form onSubmit={send}>
      <Stack gap="md">
        <Text size="sm">
          {member.isMe
            ? t('You are signed out of the console at once. You can give roles up; another owner gives you more.')
            : t('{name} is signed out of the console at once and signs in again with the new roles.', {
                name: member.name,
              })}
        </Text>
        <RolesPicker
          value={roles}
          onChange={setRoles}
          locked={member.isMe ? STAFF_ROLES.filter((role) => !member.roles.includes(role)) : []}
        />
        {failure ? (
          <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert">
            {failure}
          </Alert>
        ) : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={change.isPending}>
            {t('Change roles')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
