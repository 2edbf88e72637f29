'use client'
import { Alert, Button, Group, Progress, Text } from '@mantine/core'
import type { ChangeSummary } from '@millyard/contracts'
import { formatCount, plural } from '@millyard/ui'
import { notifyFailed, StatusBadge } from '@millyard/ui/portal'
import { toApiError, useTRPC, useTRPCClient } from '@millyard/web-kit/client'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ChangeRows, type ShownRows } from './change-rows.tsx'
import { CHANGE_STATE, changeWords } from './change-words.ts'

const POLL_MS = 1_500
const isMoving = ({ state }: Pick<ChangeSummary, 'state'>) => state === 'checking' || state === 'applying'

function useAct(changeId: string) {
  const client = useTRPCClient()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const router = useRouter()
  const [isActing, setIsActing] = useState(false)
  async function act(call: () => Promise<unknown>) {
    setIsActing(true)
    try {
      await call()
    } catch (cause) {
      notifyFailed('This could not be done', toApiError(cause).message)
    }
    await queryClient.invalidateQueries({ queryKey: trpc.product.changes.pathKey() })
    setIsActing(false)
  }
  return {
    isActing,
    start: () => act(() => client.product.changes.start.mutate({ changeId })),
    cancel: () => act(() => client.product.changes.cancel.mutate({ changeId })),
    undo: () =>
      act(async () => {
        const { changeId: undoId } = await client.product.changes.undo.mutate({ changeId })
        router.push(`/inventory/changes/${undoId}`)
      }),
  }
}

function Progressing({ change }: { change: ChangeSummary }) {
  const share = change.toDo > 0 ? Math.round((change.done / change.toDo) * 100) : 0
  const text =
    change.state === 'checking'
      ? 'We are working out what would change. You can leave this page.'
      : `${formatCount(change.done)} of ${plural(change.toDo, 'row')} applied. It goes on when you leave this page.`
  return (
    <div role="status">
      <Text size="sm" mb="xs">
        {text}
      </Text>
      <Progress value={change.state === 'checking' ? 100 : share} animated aria-label="Progress" />
    </div>
  )
}

/** One change: what it would do, the buttons, how far it is, and what came of each row. */
export function ChangePanel({ changeId, show, canWrite }: { changeId: string; show: ShownRows; canWrite: boolean }) {
  const trpc = useTRPC()
  const { isActing, start, cancel, undo } = useAct(changeId)
  const { data: change } = useQuery(
    trpc.product.changes.get.queryOptions(
      { changeId },
      { refetchInterval: ({ state }) => (state.data && isMoving(state.data) ? POLL_MS : false) },
    ),
  )
  if (!change) return null
  return (
    <>
      <Group gap="sm" mb="sm">
        <StatusBadge status={CHANGE_STATE[change.state]} />
        <Text size="sm">{change.state === 'checking' ? '' : changeWords(change)}</Text>
      </Group>
      {isMoving(change) ? <Progressing change={change} /> : null}
      {change.failure ? (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert" mb="md">
          {change.failure}
        </Alert>
      ) : null}
      {canWrite ? (
        <Group gap="xs" my="md">
          {change.state === 'ready' && change.toDo > 0 ? (
            <Button loading={isActing} onClick={start}>
              Apply {plural(change.toDo, 'row')}
            </Button>
          ) : null}
          {change.state === 'ready' || isMoving(change) ? (
            <Button variant="default" disabled={isActing} onClick={cancel}>
              {change.state === 'applying' ? 'Stop here' : 'Discard'}
            </Button>
          ) : null}
          {change.canUndo ? (
            <Button variant="default" loading={isActing} onClick={undo}>
              Look at the way back
            </Button>
          ) : null}
        </Group>
      ) : null}
      {change.state === 'failed' ? null : (
        <ChangeRows key={change.state} changeId={changeId} show={show} state={change.state} />
      )}
    </>
  )
}
