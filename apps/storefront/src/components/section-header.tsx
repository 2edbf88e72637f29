import type { ReactNode } from 'react'

export interface SectionHeaderProps {
  title: string
  description?: ReactNode
  /** At the right end: a link to all of it. */
  action?: ReactNode
  /** h1 for the page's own title. */
  level?: 1 | 2
}

/** The head of a page or of a section. */
export function SectionHeader({ title, description, action, level = 2 }: SectionHeaderProps) {
  const Heading = `h${level}` as const
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-2 md:mb-8">
      <div>
        <Heading className={level === 1 ? 'text-4xl' : 'text-2xl'}>{title}</Heading>
        {description ? <p className="mt-2 max-w-measure text-ink-soft text-lg">{description}</p> : null}
      </div>
      {action}
    </div>
  )
}
