'use client'
import { Stack } from '@mantine/core'
import { ConfirmAction, notifyDone } from '@millyard/ui/portal'
import { IconCheck, IconMessage2, IconX } from '@tabler/icons-react'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { type Overtaken, useReloadWhenOvertaken } from './overtaken.ts'

export type DecisionKind = 'approve' | 'request_changes' | 'reject'

export interface DecisionProps {
  /** What is decided on. */
  what: Overtaken
  /** Its name, as people know it. */
  name: string
  /** What each decision brings about, for the dialogs. */
  effects: Readonly<Record<DecisionKind, ReactNode>>
  /** What was done, for the message afterwards. */
  done: Readonly<Record<DecisionKind, string>>
  decide: (decision: DecisionKind, note: string) => Promise<unknown>
  /** In place of the plain question for changes. */
  askForChanges?: ReactNode
  /** Shows things as they are now, after a decision of mine or of somebody else. */
  reload: () => Promise<unknown>
}

/** The three answers of a reviewer. Each asks once more; two of them want a note, which the factory reads. */
export function Decision({ what, name, effects, done, decide, askForChanges, reload }: DecisionProps) {
  const t = useExtracted('client')
  const reloadWhenOvertaken = useReloadWhenOvertaken()

  async function run(decision: DecisionKind, note: string) {
    if (!(await reloadWhenOvertaken(what, decide(decision, note), reload))) return
    notifyDone(done[decision])
    await reload()
  }

  return (
    <Stack gap="xs">
      <ConfirmAction
        title={t('Approve {name}?', { name })}
        message={effects.approve}
        confirmLabel={t('Approve')}
        variant="filled"
        leftSection={<IconCheck size={16} />}
        onConfirm={() => run('approve', '')}
      />
      {askForChanges ?? (
        <ConfirmAction
          title={t('Ask for changes to {name}?', { name })}
          message={effects.request_changes}
          confirmLabel={t('Ask for changes')}
          reason={{ label: t('What to change'), description: t('The factory reads this, word for word.') }}
          leftSection={<IconMessage2 size={16} />}
          onConfirm={(note) => run('request_changes', note)}
        />
      )}
      <ConfirmAction
        title={t('Reject {name}?', { name })}
        message={effects.reject}
        confirmLabel={t('Reject')}
        tone="danger"
        variant="light"
        reason={{ label: t('Why it is rejected'), description: t('The factory reads this, word for word.') }}
        leftSection={<IconX size={16} />}
        onConfirm={(note) => run('reject', note)}
      />
    </Stack>
  )
}
