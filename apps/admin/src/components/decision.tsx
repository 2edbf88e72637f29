'use client'
import { Stack } from '@mantine/core'
import { ConfirmAction, notifyDone } from '@millyard/ui/portal'
import { IconCheck, IconMessage2, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { reloadWhenOvertaken } from './overtaken.ts'

export type DecisionKind = 'approve' | 'request_changes' | 'reject'

export interface DecisionProps {
  /** What is decided on, in one word: "application", "product". */
  what: string
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
  async function run(decision: DecisionKind, note: string) {
    if (!(await reloadWhenOvertaken(what, decide(decision, note), reload))) return
    notifyDone(done[decision])
    await reload()
  }

  return (
    <Stack gap="xs">
      <ConfirmAction
        title={`Approve ${name}?`}
        message={effects.approve}
        confirmLabel="Approve"
        variant="filled"
        leftSection={<IconCheck size={16} />}
        onConfirm={() => run('approve', '')}
      />
      {askForChanges ?? (
        <ConfirmAction
          title={`Ask for changes to ${name}?`}
          message={effects.request_changes}
          confirmLabel="Ask for changes"
          reason={{ label: 'What to change', description: 'The factory reads this, word for word.' }}
          leftSection={<IconMessage2 size={16} />}
          onConfirm={(note) => run('request_changes', note)}
        />
      )}
      <ConfirmAction
        title={`Reject ${name}?`}
        message={effects.reject}
        confirmLabel="Reject"
        tone="danger"
        variant="light"
        reason={{ label: 'Why it is rejected', description: 'The factory reads this, word for word.' }}
        leftSection={<IconX size={16} />}
        onConfirm={(note) => run('reject', note)}
      />
    </Stack>
  )
}
