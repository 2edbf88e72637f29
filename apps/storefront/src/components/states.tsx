import type { ReactNode } from 'react'

export interface EmptyStateProps {
  title: string
  description?: ReactNode
  /** Usually one ButtonLink. */
  action?: ReactNode
  icon?: ReactNode
}

/** What a list says when nothing is in it, and what to do then. */
export function EmptyState({ title, description, action, icon }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-4 py-16 text-center">
      {icon ? (
        <div className="mb-5 text-ink-soft" aria-hidden>
          {icon}
        </div>
      ) : null}
      <h2 className="text-2xl">{title}</h2>
      {description ? <p className="mt-2 max-w-md text-pretty text-ink-soft">{description}</p> : null}
      {action ? <div className="mt-6 flex flex-wrap justify-center gap-3">{action}</div> : null}
    </div>
  )
}
