import { ChevronDown, CircleAlert } from 'lucide'
import { useExtracted } from 'next-intl'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'

interface FieldFrameProps {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: string
  isOptional?: boolean
  className?: string
  children: ReactNode
}

/** Label above, hint between, control, error below with an icon. */
function FieldFrame({ id, label, hint, error, isOptional, className, children }: FieldFrameProps) {
  const t = useExtracted('client')
  return (
    <div className={className}>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
        {isOptional ? <span className="font-normal text-ink-soft"> {t('(optional)')}</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="-mt-1 mb-1.5 text-ink-soft text-sm">
          {hint}
        </p>
      ) : null}
      {children}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}

/** The message of a wrong field. Renders nothing without one. */
export function FieldError({ id, error }: { id?: string; error?: string }) {
  if (!error) return null
  return (
    <p id={id} className="mt-1.5 flex items-start gap-1.5 text-bad text-sm">
      <Icon drawing={CircleAlert} size={16} className="mt-0.5 shrink-0" />
      {error}
    </p>
  )
}

const CONTROL =
  'w-full rounded-md border bg-surface px-3.5 text-base text-ink placeholder:text-ink-soft disabled:opacity-55'

function controlClass(error: string | undefined, className: string): string {
  return cx(CONTROL, error ? 'border-bad' : 'border-line-strong hover:border-ink', className)
}

function describedBy(id: string, hint: ReactNode, error: string | undefined): string | undefined {
  return cx(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`) || undefined
}

export interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  /** What to change; marks the control as wrong. */
  error?: string
  /** Says so beside the label. Fields are required unless they say this. */
  isOptional?: boolean
  /** Of the whole field, for grids. */
  className?: string
}

export interface TextInputProps extends FieldProps, Omit<ComponentProps<'input'>, 'className' | 'id'> {}

export function TextInput({ label, hint, error, isOptional, className, ...input }: TextInputProps) {
  const id = useId()
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} isOptional={isOptional} className={className}>
      <input
        required={!isOptional}
        {...input}
        id={id}
        className={controlClass(error, 'h-12')}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      />
    </FieldFrame>
  )
}

export interface TextAreaProps extends FieldProps, Omit<ComponentProps<'textarea'>, 'className' | 'id'> {}

export function TextArea({ label, hint, error, isOptional, className, ...textarea }: TextAreaProps) {
  const id = useId()
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} isOptional={isOptional} className={className}>
      <textarea
        required={!isOptional}
        rows={4}
        {...textarea}
        id={id}
        className={controlClass(error, 'py-2.5')}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
      />
    </FieldFrame>
  )
}

export interface SelectProps extends FieldProps, Omit<ComponentProps<'select'>, 'className' | 'id'> {
  options: readonly { value: string; label: string }[]
  /** A first, empty choice: "Choose a country". */
  placeholder?: string
}

/** The system's own list: the best one on phones, and it needs no script. */
export function Select({ label, hint, error, isOptional, className, options, placeholder, ...select }: SelectProps) {
  const id = useId()
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} isOptional={isOptional} className={className}>
      <div className="relative">
        <select
          required={!isOptional}
          {...select}
          id={id}
          className={controlClass(error, 'h-12 appearance-none pr-10')}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
        >
          {placeholder ? <option value="">{placeholder}</option> : null}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon
          drawing={ChevronDown}
          size={18}
          className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-ink-soft"
        />
      </div>
    </FieldFrame>
  )
}

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'className' | 'id'> {
  label: ReactNode
  hint?: ReactNode
  error?: string
  className?: string
}

export function Checkbox({ label, hint, error, className, ...input }: CheckboxProps) {
  const id = useId()
  return (
    <div className={className}>
      <label className="flex min-h-11 items-center gap-3 py-1.5">
        <input
          {...input}
          type="checkbox"
          className="size-5 shrink-0 accent-green"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        <span>
          {label}
          {hint ? <span className="block text-ink-soft text-sm">{hint}</span> : null}
        </span>
      </label>
      <FieldError id={`${id}-error`} error={error} />
    </div>
  )
}

export interface RadioGroupProps {
  legend: ReactNode
  hint?: ReactNode
  error?: string
  isLegendHidden?: boolean
  className?: string
  /** RadioCards. */
  children: ReactNode
}

/** A named choice of one: RadioCards inside a fieldset. */
export function RadioGroup({ legend, hint, error, isLegendHidden, className, children }: RadioGroupProps) {
  const id = useId()
  return (
    <fieldset className={className} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={isLegendHidden ? 'sr-only' : 'mb-2 font-medium'}>{legend}</legend>
      {hint ? <p className="-mt-1 mb-2 text-ink-soft text-sm">{hint}</p> : null}
      <div className="grid gap-2">{children}</div>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  )
}

export interface RadioCardProps extends Omit<ComponentProps<'input'>, 'type' | 'className' | 'title'> {
  title: ReactNode
  description?: ReactNode
  /** At the right end: usually a price. */
  aside?: ReactNode
}

/** One choice as a card: a delivery method, an address, a payment method. */
export function RadioCard({ title, description, aside, ...input }: RadioCardProps) {
  return (
    <label
      className={cx(
        'flex min-h-12 items-start gap-3 rounded-md border border-line-strong bg-surface px-4 py-3 transition-colors hover:border-ink',
        'has-checked:border-green has-checked:bg-green-soft has-checked:shadow-[inset_0_0_0_1px_var(--mill-green)]',
        'has-focus-visible:outline-2 has-focus-visible:outline-green has-focus-visible:outline-offset-2',
        'has-disabled:opacity-55',
      )}
    >
      <input {...input} type="radio" className="mt-1 size-4.5 shrink-0 accent-green outline-none" />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{title}</span>
        {description ? <span className="block text-ink-soft text-sm">{description}</span> : null}
      </span>
      {aside ? <span className="figures shrink-0 font-medium">{aside}</span> : null}
    </label>
  )
}
