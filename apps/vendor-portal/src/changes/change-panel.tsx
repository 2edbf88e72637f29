'use client'
import { Alert, Button, Group, Progress, Text } from '@mantine/core'
import type { ChangeSummary } from '@millyard/contracts'
import { notifyFailed, StatusBadge } from '@millyard/ui/portal'
import { toApiError, useTRPC, useTRPCClient } from '@millyard/web-kit/client'
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useState } from 'react'
import { DownloadButton } from '../components/download-button.tsx'
import { ChangeRows, type ShownRows } from './change-rows.tsx'
import { useChangeStates, useChangeWords } from './change-words.ts'

const POLL_MS = 1_500
const isMoving = ({ state }: Pick<ChangeSummary, 'state'>) => state === 'checking' || state === 'applying'

function useAct(changeId: string) {
  const t = useExtracted('client')

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
      notifyFailed(t('This could not be done'), toApiError(cause).message)
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

/** How far it is, from 0 to 100; a form is checked in one go. */
function shareOf({ state, kind, checked, rows, done, toDo }: ChangeSummary): number {
  const [part, whole] = state === 'applying' ? [done, toDo] : [checked, rows]
  if (state === 'checking' && kind !== 'import') return 100
  return whole > 0 ? Math.round((part / whole) * 100) : 0
}

function Progressing({ change }: { change: ChangeSummary }) {
  const t = useExtracted('client')

  const { state, kind, checked, rows, done, toDo } = change
  return (
    <div role="status">
      <Text size="sm" mb="xs">
        {state === 'applying'
          ? t(
              '{done, number} of {toDo, plural, one {# row} other {# rows}} applied. It goes on when you leave this page.',
              { done, toDo },
            )
          : kind === 'import' && rows > 0
            ? t(
                '{checked, number} of {rows, plural, one {# row} other {# rows}} checked. It goes on when you leave this page.',
                { checked, rows },
              )
            : t('We are working out what would change. You can leave this page.')}
      </Text>
      <Progress value={shareOf(change)} animated aria-label={t('Progress')} />
    </div>
  )
}

/** What a person should know of a file whose products have problems, and where to mend them. */
function ToMend({ change }: { change: ChangeSummary }) {
  const t = useExtracted('client')

  const { problem } = change.products
  const others = change.state !== 'ready' ? 'decided' : change.toDo > 0 ? 'some' : 'none'
  if (change.kind !== 'import' || problem === 0 || isMoving(change)) return null
  return (
    <Alert
      color="yellow"
      icon={<IconAlertTriangle size={18} />}
      mt="md"
      title={t('{count, plural, one {# product with a problem} other {# products with a problem}}', { count: problem })}
    >
      <Text size="sm" mb="sm">
        {t(
          '{others, select, decided {They were left alone.} some {The others can be applied; these are left alone.} other {Nothing else in the file changes anything.}} Mend their rows and import that file: it has a column that says what is wrong.',
          { others },
        )}
      </Text>
      <DownloadButton
        size="xs"
        href={`/products/import/${change.id}/problems`}
        leftSection={<IconDownload size={16} aria-hidden />}
      >
        {t('Download the rows to mend')}
      </DownloadButton>
    </Alert>
  )
}

/** One change: what it would do, the buttons, how far it is, and what came of each row. */
export function ChangePanel({ changeId, show, canWrite }: { changeId: string; show: ShownRows; canWrite: boolean }) {
  const t = useExtracted('client')

  const states = useChangeStates()
  const changeWords = useChangeWords()
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
        <StatusBadge status={states[change.state]} />
        <Text size="sm">{change.state === 'checking' ? '' : changeWords(change)}</Text>
      </Group>
      {isMoving(change) ? <Progressing change={change} /> : null}
      {change.failure ? (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} role="alert" mb="md">
          {change.failure}
        </Alert>
      ) : null}
      <ToMend change={change} />
      {canWrite ? (
        <Group gap="xs" my="md">
          {change.state === 'ready' && change.toDo > 0 ? (
            <Button loading={isActing} onClick={start}>
              {t('Apply {count, plural, one {# row} other {# rows}}', { count: change.toDo })}
            </Button>
          ) : null}
          {change.state === 'ready' || isMoving(change) ? (
            <Button variant="default" disabled={isActing} onClick={cancel}>
              {change.state === 'applying' ? t('Stop here') : t('Discard')}
            </Button>
          ) : null}
          {change.canUndo ? (
            <Button variant="default" loading={isActing} onClick={undo}>
              {t('Look at the way back')}
            </Button>
          ) : null}
        </Group>
      ) : null}
      {change.state === 'failed' ? null : (
        <ChangeRows key={change.state} changeId={changeId} kind={change.kind} show={show} state={change.state} />
      )}
    </>
  )
}
