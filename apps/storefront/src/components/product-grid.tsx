import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export interface ProductGridProps {
  /** ProductCards. */
  children: ReactNode
  /** Columns on wide screens: four alone, three beside filters. */
  columns?: 3 | 4
}

export function ProductGrid({ children, columns = 4 }: ProductGridProps) {
  return (
    <div
      className={cx(
        'grid grid-cols-2 gap-x-4 gap-y-10 md:grid-cols-3 md:gap-x-6 md:gap-y-12',
        columns === 4 && 'lg:grid-cols-4',
      )}
    >
      {children}
    </div>
  )
}
