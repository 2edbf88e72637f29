import { useExtracted } from 'next-intl'
import type { ReactNode } from 'react'
import { TextLink } from './links.tsx'
import classes from './page-header.module.css'

export interface PageHeaderProps {
  title: string
  /** Beside the title: usually a StatusBadge. */
  badge?: ReactNode
  /** One sentence: what this page is for, or what waits. */
  description?: ReactNode
  /** Buttons, the primary one last. */
  actions?: ReactNode
  /** From the first level down to the parent of this page. */
  breadcrumb?: readonly { label: string; href: string }[]
}

/** The top of every portal page; holds its only h1. */
export function PageHeader({ title, badge, description, actions, breadcrumb }: PageHeaderProps) {
  const t = useExtracted('client')

  return (
    <header className={classes.root}>
      {breadcrumb ? (
        <nav aria-label={t('Breadcrumb')} className={classes.breadcrumb}>
          <ol>
            {breadcrumb.map((entry) => (
              <li key={entry.href}>
                <TextLink href={entry.href} size="xs" c="dimmed">
                  {entry.label}
                </TextLink>
              </li>
            ))}
            <li aria-current="page">{title}</li>
          </ol>
        </nav>
      ) : null}
      <div className={classes.row}>
        <div className={classes.words}>
          <div className={classes.titleRow}>
            <h1 className={classes.title}>{title}</h1>
            {badge}
          </div>
          {description ? <p className={classes.description}>{description}</p> : null}
        </div>
        {actions ? <div className={classes.actions}>{actions}</div> : null}
      </div>
    </header>
  )
}
