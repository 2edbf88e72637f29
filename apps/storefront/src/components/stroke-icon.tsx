export interface StrokeIconProps {
  size: number
  /** In a square of 24. */
  path: string
  className?: string
}

/** An icon drawn like the others, for what every page loads: the library's own come with two kilobytes of script. */
export function StrokeIcon({ size, path, className }: StrokeIconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
      aria-hidden
    >
      <path d={path} />
    </svg>
  )
}
