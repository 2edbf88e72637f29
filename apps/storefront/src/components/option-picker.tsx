import Link from 'next/link'
import { cx } from './cx.ts'

export interface OptionValue {
  value: string
  /** Choosable, but nothing of it is left in this combination. */
  isSoldOut?: boolean
  /** Where the choice leads; with it the chips are links and need no script. */
  href?: string
}

export interface OptionPickerProps {
  /** The option: "Wood". */
  label: string
  name: string
  values: readonly OptionValue[]
  selected: string | undefined
  /** For chips without `href`. */
  onSelect?: (value: string) => void
  error?: string
}

const CHIP =
  'relative inline-flex min-h-11 min-w-11 items-center justify-center rounded-md border px-4 transition-colors'
const CHOSEN = 'border-green bg-green-soft font-semibold text-green-strong shadow-[inset_0_0_0_1px_var(--mill-green)]'
const OPEN = 'border-line-strong bg-surface hover:border-ink'
const SOLD_OUT = 'text-ink-soft line-through decoration-1'

/** The values of one option as chips: one radio group, or links where the choice lives in the address. */
export function OptionPicker({ label, name, values, selected, onSelect, error }: OptionPickerProps) {
  const soldOutText = <span className="sr-only">, sold out</span>
  return (
    <fieldset aria-invalid={error ? true : undefined}>
      <legend className="mb-2">
        <span className="font-medium">{label}</span>
        {selected ? <span className="text-ink-soft">: {selected}</span> : null}
      </legend>
      <div className="flex flex-wrap gap-2">
        {values.map(({ value, isSoldOut, href }) => {
          const isChosen = value === selected
          const className = cx(CHIP, isChosen ? CHOSEN : OPEN, isSoldOut && SOLD_OUT)
          if (href) {
            return (
              <Link
                key={value}
                href={href}
                replace
                scroll={false}
                className={className}
                aria-current={isChosen ? 'true' : undefined}
              >
                {value}
                {isSoldOut ? soldOutText : null}
              </Link>
            )
          }
          return (
            <label
              key={value}
              className={cx(
                className,
                'has-focus-visible:outline-2 has-focus-visible:outline-green has-focus-visible:outline-offset-2',
              )}
            >
              <input
                type="radio"
                name={name}
                value={value}
                className="absolute inset-0 cursor-pointer opacity-0"
                checked={isChosen}
                onChange={() => onSelect?.(value)}
              />
              {value}
              {isSoldOut ? soldOutText : null}
            </label>
          )
        })}
      </div>
      {error ? <p className="mt-2 text-bad text-sm">{error}</p> : null}
    </fieldset>
  )
}
