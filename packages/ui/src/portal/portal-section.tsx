import type { ReactNode } from 'react'
import classes from './portal-section.module.css'

export interface PortalSectionProps {
  title: string
  /** Beside the title: usually a StatusBadge. */
  badge?: ReactNode
  description?: ReactNode
  children: ReactNode
}

/** One part of a page of settings, with its own heading (h2). */
export function PortalSection({ title, badge, description, children }: PortalSectionProps) {
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
