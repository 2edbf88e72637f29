'use client'
import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide'
import { useExtracted } from 'next-intl'
import type { ReactElement, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'

interface OverlayProps {
  title: string
  /** One sentence below the title. */
  description?: ReactNode
  /** The element that opens it, for uncontrolled use: a Button. */
  trigger?: ReactElement
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  children: ReactNode
  /** Buttons that stay in sight below what scrolls. */
  footer?: ReactNode
}

export interface DialogProps extends OverlayProps {
  size?: 'sm' | 'md'
}

export interface SheetProps extends OverlayProps {
  /** From the right on wide screens, from below for phones' filters. */
  side?: 'right' | 'left' | 'bottom'
}

const BACKDROP =
  'fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0'

function Overlay({
  title,
  description,
  trigger,
  isOpen,
  onOpenChange,
  children,
  footer,
  className,
}: OverlayProps & { className: string }) {
  const t = useExtracted('client')
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => onOpenChange?.(open)}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Popup className={cx('fixed z-50 flex flex-col bg-surface text-ink outline-none', className)}>
          <header className="flex items-start gap-4 px-6 pt-5 pb-3">
            <div className="min-w-0 flex-1 pt-1">
              <Base.Title className="text-xl">{title}</Base.Title>
              {description ? <Base.Description className="mt-1 text-ink-soft">{description}</Base.Description> : null}
            </div>
            <Base.Close
              aria-label={t('Close')}
              className="-mr-2.5 inline-flex size-11 shrink-0 items-center justify-center rounded-md hover:bg-ground-deep"
            >
              <Icon drawing={X} size={20} />
            </Base.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-6 pb-6">{children}</div>
          {footer ? (
            <footer className="flex flex-wrap justify-end gap-3 border-line border-t px-6 py-4">{footer}</footer>
          ) : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** A question or a short task above the page. */
export function Dialog({ size = 'md', ...props }: DialogProps) {
  return (
    <Overlay
      {...props}
      className={cx(
        'top-1/2 left-1/2 max-h-[85dvh] w-[calc(100vw-2.5rem)] -translate-x-1/2 -translate-y-1/2 rounded-md shadow-lift',
        'transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0',
        size === 'sm' ? 'max-w-md' : 'max-w-xl',
      )}
    />
  )
}

const SIDES = {
  right:
    'inset-y-0 right-0 w-full max-w-md border-line border-l data-ending-style:translate-x-full data-starting-style:translate-x-full',
  left: 'inset-y-0 left-0 w-full max-w-sm border-line border-r data-ending-style:-translate-x-full data-starting-style:-translate-x-full',
  bottom:
    'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-md border-line border-t data-ending-style:translate-y-full data-starting-style:translate-y-full',
} as const

/** A panel that slides in: the cart beside the page, filters on phones. */
export function Sheet({ side = 'right', ...props }: SheetProps) {
  return <Overlay {...props} className={cx('transition-transform duration-(--mill-motion) ease-out', SIDES[side])} />
}
