import type { ReactNode } from 'react'
import { Wordmark } from '../shared/wordmark.tsx'
import classes from './auth-card.module.css'
import { ColorSchemeToggle } from './color-scheme-toggle.tsx'

export interface AuthCardProps {
  /** "Factory portal", "Admin". */
  product: string
  accent?: 'green' | 'copper'
  title: string
  description?: ReactNode
  /** The form. */
  children: ReactNode
  /** Below the form: "New here? Register". */
  footer?: ReactNode
  /** Below the card: DemoAccounts. */
  aside?: ReactNode
}

/** A page with one form in the middle: sign in, register, reset, verify. */
export function AuthCard({ product, accent = 'green', title, description, children, footer, aside }: AuthCardProps) {
  return (
    <div className={classes.page} style={{ borderTop: `3px solid var(--mill-${accent})` }}>
      <header className={classes.header}>
        <Wordmark size={22} suffix={product} />
        <ColorSchemeToggle />
      </header>
      <main id="main" className={classes.main}>
        <div className={classes.card}>
          <h1 className={classes.title}>{title}</h1>
          {description ? <p className={classes.description}>{description}</p> : null}
          <div className={classes.body}>{children}</div>
          {footer ? <div className={classes.footer}>{footer}</div> : null}
        </div>
        {aside ? <div className={classes.aside}>{aside}</div> : null}
      </main>
    </div>
  )
}
