import type { IconNode } from 'lucide'
import { createElement } from 'react'

export interface IconProps {
  /** One of lucide's: `import { Star } from 'lucide'`. */
  drawing: IconNode
  size?: number
  strokeWidth?: number
  fill?: string
  className?: string
}

/**
 * Decoration: what it means is said in words. Drawn wherever it stands; lucide's own components for React run in the browser,
 * which costs every page a kilobyte of script and an awakening for each icon.
 */
export function Icon({ drawing, size = 24, strokeWidth = 2, fill = 'none', className }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={fill}
      stroke="currentColor"
      strokeWidth={strokeWidth}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
      aria-hidden
    >
      {drawing.map(([tag, attributes], index) => createElement(tag, { key: index, ...attributes }))}
    </svg>
  )
}
