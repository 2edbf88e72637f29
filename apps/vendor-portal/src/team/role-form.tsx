'use client'
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import type { Team, VendorRole } from '@millyard/contracts'
import { notifyDone } from '@millyard/ui/portal'
import { toApiError, useTRPC } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { RolePicker } from './role-picker.tsx'

/** Gives a member another role. */
export function RoleForm({ member, onDone }: { member: Team['members'][number]; onDone: () => void }) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const queries = useQueryClient()
  const router = useRouter()
  const change = useMutation(trpc.auth.team.changeRole.mutationOptions())
  const [role, setRole] = useState<VendorRole>(member.role)
  const [failure, setFailure] = useState<string>()

  async function send(event: FormEvent) {
    event.preventDefault()
    if (role === member.role) return onDone()
    setFailure(undefined)
    try {
      await change.mutateAsync({ memberId: member.id, role })
    } catch (error) {
      setFailure(toApiError(error).message)
      return
    }
    if (member.isMe) return router.refresh()
    await queries.invalidateQueries(trpc.auth.team.list.queryFilter())
    notifyDone(
      t(
        '{role, select, owner {{name} is now owner} manager {{name} is now manager} fulfilment {{name} is now fulfilment} other {{name} is now finance}}',
        { role, name: member.name },
      ),
      t('They sign in again to go on.'),
    )
    onDone()
  }

  return (
    <form onSubmit={send}>
      <Stack gap="md">
        <Text size="sm">
          {member.isMe
            ? t('You are signed out of this factory at once and sign in again with the new role.')
            : t('{name} is signed out of this factory at once and signs in again with the new role.', {
                name: member.name,
              })}
        </Text>
        <RolePicker value={role} onChange={setRole} />
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
            {t('Change role')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
