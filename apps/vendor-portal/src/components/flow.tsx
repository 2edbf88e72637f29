import type { ReactNode } from 'react'
import classes from './flow.module.css'

/** The parts of a page below one another, all at the same distance. */
export function Flow({ children }: { children: ReactNode }) {
  return <div className={classes.flow}>{children}</div>
}
