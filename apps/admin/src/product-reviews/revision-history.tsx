import type { RevisionSummary } from '@millyard/contracts'
import { REVISION_STATUS } from '@millyard/ui'
import { DateText, TextLink } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import classes from './product-panels.module.css'

function endOf({ status, decidedBy, isAutomatic, submittedBy }: RevisionSummary): string {
  const { label } = REVISION_STATUS[status]
  if (isAutomatic) return `${label} automatically: the factory was trusted`
  if (status === 'submitted') return `${label}, submitted by ${submittedBy}`
  return decidedBy ? `${label} by ${decidedBy}` : label
}

export interface RevisionHistoryProps {
  productId: string
  revisions: readonly RevisionSummary[]
  currentId: string
}

/** The versions that were submitted, the newest first, each with what became of it. */
export function RevisionHistory({ productId, revisions, currentId }: RevisionHistoryProps) {
  const t = useExtracted()

  return (
    <ol className={classes.history}>
      {revisions.map((revision) => (
        <li key={revision.id} aria-current={revision.id === currentId || undefined}>
          {revision.id === currentId ? (
            <strong>{t('Version {number, number}', { number: revision.number })}</strong>
          ) : (
            <TextLink href={`/product-reviews/${productId}?revision=${revision.id}`}>
              {t('Version {number, number}', { number: revision.number })}
            </TextLink>
          )}
          <p className={classes.alt}>{endOf(revision)}</p>
          <p className={classes.alt}>
            <DateText value={revision.decidedAt ?? revision.submittedAt ?? revision.createdAt} style="dateTime" />
          </p>
          {revision.note ? <p className={classes.quote}>{revision.note}</p> : null}
        </li>
      ))}
    </ol>
  )
}
