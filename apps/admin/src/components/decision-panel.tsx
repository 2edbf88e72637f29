import type { StaffPermission } from '@millyard/contracts'
import { TextLink } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { useNeededRole } from '../session/permission-words.ts'
import { Panel } from './panel.tsx'

export interface DecisionPanelProps {
  /** Whether there is anything to decide. */
  isOpen: boolean
  needs: StaffPermission
  isAllowed: boolean
  /** Said when there is nothing to decide. */
  closedText: ReactNode
  /** What waits after this one. */
  next?: { label: string; href: string } | undefined
  /** The buttons. */
  children: ReactNode
}

/** Where a reviewer decides, or reads why there is nothing to decide. */
export function DecisionPanel({ isOpen, needs, isAllowed, closedText, next, children }: DecisionPanelProps) {
  const t = useExtracted()
  const neededRole = useNeededRole(needs)

  return (
    <Panel title={t('Decision')}>
      {!isOpen ? (
        <p style={{ margin: 0 }}>{closedText}</p>
      ) : isAllowed ? (
        children
      ) : (
        <p style={{ margin: 0 }}>{neededRole}</p>
      )}
      {next ? (
        <p style={{ margin: '12px 0 0' }}>
          {t.rich('Next in the queue: <link>{label}</link>', {
            label: next.label,
            link: (chunks) => <TextLink href={next.href}>{chunks}</TextLink>,
          })}
        </p>
      ) : null}
    </Panel>
  )
}
