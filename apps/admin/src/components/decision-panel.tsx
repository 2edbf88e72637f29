import type { StaffPermission } from '@millyard/contracts'
import { TextLink } from '@millyard/ui/portal'
import type { ReactNode } from 'react'
import { PERMISSION_WORDS, rolesWith } from '../session/staff-access.ts'
import { Panel } from './panel.tsx'

export interface DecisionPanelProps {
  /** Whether there is anything to decide. */
  isOpen: boolean
  needs: StaffPermission
  isAllowed: boolean
  /** Said when there is nothing to decide. */
  closedText: string
  /** What waits after this one. */
  next?: { label: string; href: string } | undefined
  /** The buttons. */
  children: ReactNode
}

/** Where a reviewer decides, or reads why there is nothing to decide. */
export function DecisionPanel({ isOpen, needs, isAllowed, closedText, next, children }: DecisionPanelProps) {
  return (
    <Panel title="Decision">
      {!isOpen ? (
        <p style={{ margin: 0 }}>{closedText}</p>
      ) : isAllowed ? (
        children
      ) : (
        <p style={{ margin: 0 }}>
          To {PERMISSION_WORDS[needs]} you need the role {rolesWith(needs)}.
        </p>
      )}
      {next ? (
        <p style={{ margin: '12px 0 0' }}>
          Next in the queue: <TextLink href={next.href}>{next.label}</TextLink>
        </p>
      ) : null}
    </Panel>
  )
}
