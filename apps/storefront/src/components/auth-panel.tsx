import type { ReactNode } from 'react'
import { BrowserTexts } from './browser-texts.tsx'

export interface AuthPanelProps {
  title: string
  description?: ReactNode
  /** The form. */
  children: ReactNode
  /** "New here? Create an account". */
  footer?: ReactNode
  /** Beside it: DemoAccounts of @millyard/ui. */
  aside?: ReactNode
}

/** A page with one form: sign in, register, verify, reset. */
export function AuthPanel({ title, description, children, footer, aside }: AuthPanelProps) {
  return (
    <div className="page flex flex-wrap items-start justify-center gap-8 py-10 md:py-16">
      <div className="w-full max-w-md">
        <h1 className="text-4xl">{title}</h1>
        {description ? <p className="mt-3 text-ink-soft text-lg">{description}</p> : null}
        <div className="mt-8">
          <BrowserTexts of={['account']}>{children}</BrowserTexts>
        </div>
        {footer ? <p className="mt-8 border-line border-t pt-5 text-ink-soft">{footer}</p> : null}
      </div>
      {aside ? <div className="w-full max-w-md lg:mt-2 lg:max-w-xs">{aside}</div> : null}
    </div>
  )
}
