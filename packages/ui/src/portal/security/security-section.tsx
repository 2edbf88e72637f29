import type { ReactNode } from 'react'
import classes from './security-section.module.css'

export interface SecuritySectionProps {
  title: string
  /** Beside the title: usually a StatusBadge. */
  badge?: ReactNode
  description?: ReactNode
  children: ReactNode
}

/** One part of the security page, with its own heading (h2). */
export function SecuritySection({ title, badge, description, children }: SecuritySectionProps) {
  return (
    <section className={classes.root} aria-label={title}>
      <div className={classes.head}>
        <div className={classes.titleRow}>
          <h2 className={classes.title}>{title}</h2>
          {badge}
        </div>
        {description ? <p className={classes.description}>{description}</p> : null}
      </div>
      <div className={classes.body}>{children}</div>
    </section>
  )
}
