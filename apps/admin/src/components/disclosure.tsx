import type { ReactNode } from 'react'
import classes from './disclosure.module.css'

/** More of something in a table's cell: shown when asked for, found by the browser's search. */
export function Disclosure({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className={classes.root}>
      <summary>{summary}</summary>
      <div className={classes.body}>{children}</div>
    </details>
  )
}
