import { IconBox } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './states.module.css'

export interface EmptyStateProps {
  title: string
  /** What would stand here, and what to do for it. */
  description?: ReactNode
  icon?: ReactNode
  /** Usually one button. */
  action?: ReactNode
  /** Without a frame inside something that has one. */
  isFramed?: boolean
  /** Whether its title is the page's own heading. */
  isPage?: boolean
}

/** What a list says when nothing is in it. */
export function EmptyState({ title, description, icon, action, isFramed = true, isPage = false }: EmptyStateProps) {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div className={isFramed ? `${classes.root} ${classes.framed}` : classes.root}>
      <div className={classes.icon} aria-hidden>
        {icon ?? <IconBox size={24} stroke={1.5} />}
      </div>
      <Title className={classes.title}>{title}</Title>
      {description ? <p className={classes.description}>{description}</p> : null}
      {action ? <div className={classes.actions}>{action}</div> : null}
    </div>
  )
}
