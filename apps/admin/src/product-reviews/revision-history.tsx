import type { RevisionSummary } from '@millyard/contracts'
import { useStatusTexts } from '@millyard/ui'
import { DateText, TextLink } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import classes from './product-panels.module.css'

/** Writes what became of a version, and by whom. */
function useEndText() {
  const t = useExtracted()
  const statusTexts = useStatusTexts('revision')
  return ({ status, decidedBy, isAutomatic, submittedBy }: RevisionSummary): string => {
    const { label } = statusTexts[status]
    if (isAutomatic) return t('{status} automatically: the factory was trusted', { status: label })
    if (status === 'submitted') return t('{status}, submitted by {name}', { status: label, name: submittedBy ?? '' })
    return decidedBy ? t('{status} by {name}', { status: label, name: decidedBy }) : label
  }
}

export interface RevisionHistoryProps {
  productId: string
  revisions: readonly RevisionSummary[]
  currentId: string
}

/** The versions that were submitted, the newest first, each with what became of it. */
export function RevisionHistory({ productId, revisions, currentId }: RevisionHistoryProps) {
  const t = useExtracted()
  const endText = useEndText()

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
          <p className={classes.alt}>{endText(revision)}</p>
          <p className={classes.alt}>
            <DateText value={revision.decidedAt ?? revision.submittedAt ?? revision.createdAt} style="dateTime" />
          </p>
          {revision.note ? <p className={classes.quote}>{revision.note}</p> : null}
        </li>
      ))}
    </ol>
  )
}
