import type { ReactNode } from 'react'
import classes from './panel.module.css'

export interface PanelProps {
  title: string
  /** Beside the title: usually a StatusBadge. */
  badge?: ReactNode
  /** One sentence: what stands here. */
  description?: ReactNode
  /** Without the inner space, for lists and tables that reach the edge. */
  isFlush?: boolean
  children: ReactNode
}

/** A framed part of a page with its own heading (h2). */
export function Panel({ title, badge, description, isFlush = false, children }: PanelProps) {
  return (
    <section className={classes.root} aria-label={title}>
      <div className={classes.head}>
        <h2 className={classes.title}>{title}</h2>
        {badge}
        {description ? <p className={classes.description}>{description}</p> : null}
      </div>
      {isFlush ? children : <div className={classes.body}>{children}</div>}
    </section>
  )
}

export interface Fact {
  label: string
  /** Facts without a value are left out. */
  value: ReactNode
}

/** Names and values in two columns; on a phone below each other. Stands in a flush Panel. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value }) =>
        value === null || value === undefined || value === '' ? null : (
          <div key={label} className={classes.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

/** What there is to read, and beside it (on a phone below) what to know or do. */
export function Columns({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className={classes.columns}>
      <div className={classes.column}>{main}</div>
      <div className={classes.column}>{side}</div>
    </div>
  )
}
