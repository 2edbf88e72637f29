import { useExtracted } from 'next-intl'
import { cx } from './cx.ts'

export interface OptionValue {
  value: string
  /** Choosable, but nothing of it is left in this combination. */
  isSoldOut: boolean
}

export interface OptionPickerProps {
  /** The option: "Wood". */
  label: string
  name: string
  values: readonly OptionValue[]
  selected: string | undefined
  onSelect: (value: string) => void
}

const CHIP =
  'relative inline-flex min-h-11 min-w-11 items-center justify-center rounded-md border px-4 transition-colors has-focus-visible:outline-2 has-focus-visible:outline-green has-focus-visible:outline-offset-2'
/** By the field itself, so that the choice is seen without scripts too. */
const CHOSEN =
  'has-checked:border-green has-checked:bg-green-soft has-checked:font-semibold has-checked:text-green-strong has-checked:shadow-[inset_0_0_0_1px_var(--mill-green)]'
const OPEN = 'border-line-strong bg-surface not-has-checked:hover:border-ink'
const SOLD_OUT = 'text-ink-soft line-through decoration-1'

/** The values of one option as chips: one radio group. */
export function OptionPicker({ label, name, values, selected, onSelect }: OptionPickerProps) {
  const t = useExtracted('client')
  return (
    <fieldset>
      <legend className="mb-2">
        <span className="font-medium">{label}</span>
        {selected ? <span className="needs-scripts text-ink-soft">: {selected}</span> : null}
      </legend>
      <div className="flex flex-wrap gap-2">
        {values.map(({ value, isSoldOut }) => (
          <label key={value} className={cx(CHIP, OPEN, CHOSEN, isSoldOut && SOLD_OUT)}>
            <input
              type="radio"
              name={name}
              value={value}
              className="absolute inset-0 cursor-pointer opacity-0"
              checked={value === selected}
              onChange={() => onSelect(value)}
            />
            {isSoldOut
              ? t.rich('{value}<hidden>, sold out</hidden>', {
                  value,
                  hidden: (chunks) => <span className="sr-only">{chunks}</span>,
                })
              : value}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
