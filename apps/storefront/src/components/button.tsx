import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import { Spinner } from './spinner.tsx'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'
export type ButtonSize = 'md' | 'sm'

const VARIANTS: Readonly<Record<ButtonVariant, string>> = {
  primary: 'bg-green text-on-green hover:bg-green-strong',
  secondary: 'border border-line-strong bg-surface text-ink hover:border-ink hover:bg-surface-hover',
  quiet: 'text-green underline-offset-4 hover:bg-green-soft',
  danger: 'bg-bad text-on-bad hover:opacity-90',
}

const SIZES: Readonly<Record<ButtonSize, string>> = {
  md: 'min-h-12 px-6 text-base',
  sm: 'min-h-10 px-4 text-base',
}

/** The classes of a button, for what must be something else: a summary, a label. */
export function buttonClass(variant: ButtonVariant = 'primary', size: ButtonSize = 'md', className?: string): string {
  return cx(
    'inline-flex items-center justify-center gap-2 rounded-md text-center font-semibold leading-tight transition-colors',
    'disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-progress',
    VARIANTS[variant],
    SIZES[size],
    className,
  )
}

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant
  size?: ButtonSize
  /** Shows a spinner and takes no further presses, but keeps the focus. */
  isPending?: boolean
  /** What it says meanwhile: "Adding". */
  pendingText?: ReactNode
}

export function Button({
  variant,
  size,
  isPending = false,
  pendingText,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={isPending ? 'button' : type}
      className={buttonClass(variant, size, className)}
      aria-disabled={isPending || undefined}
      onClick={isPending ? undefined : onClick}
    >
      {isPending ? <Spinner /> : null}
      {isPending && pendingText ? pendingText : children}
    </button>
  )
}

export interface ButtonLinkProps extends ComponentProps<typeof Link> {
  variant?: ButtonVariant
  size?: ButtonSize
}

/** A link that looks like a button. Every page is made on demand, so there is nothing worth fetching ahead. */
export function ButtonLink({ variant, size, className, ...rest }: ButtonLinkProps) {
  return <Link prefetch={false} {...rest} className={buttonClass(variant, size, className)} />
}
