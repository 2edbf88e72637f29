'use client'
import { Minus, Plus } from 'lucide'
import { useExtracted } from 'next-intl'
import { useEffect, useState } from 'react'
import { cx } from './cx.ts'
import { Icon } from './icon.tsx'
import { lotAbove, lotBelow, wholeLots } from './whole-lots.ts'

export interface QuantityStepperProps {
  /** What is counted, for screen readers: "Quantity of Walnut stool". */
  label: string
  value: number
  min?: number
  max?: number
  /** Only multiples of it: what is packed in sixes is sold in sixes. */
  step?: number
  /** Called with a whole number within min and max, a multiple of step: on a press, and when typing ends. */
  onChange: (quantity: number) => void
  /** Called with what was asked for, also where that is more than there is. */
  onTyped?: (wanted: number) => void
  /** `onChange` follows every key that makes a quantity one can have: for what is computed here, not asked for. */
  isLive?: boolean
  name?: string
  isDisabled?: boolean
  /** 48 px beside a button, 40 px in a list. */
  size?: 'md' | 'sm'
}

const STEP =
  'needs-scripts inline-flex w-10 items-center justify-center text-ink hover:bg-surface-hover disabled:cursor-not-allowed disabled:text-line-strong disabled:hover:bg-transparent'

/** Minus, a number one can type, plus. */
export function QuantityStepper({
  label,
  value,
  min = 1,
  max = 9999,
  step = 1,
  onChange,
  onTyped,
  isLive = false,
  name,
  isDisabled = false,
  size = 'md',
}: QuantityStepperProps) {
  const t = useExtracted('client')
  const [draft, setDraft] = useState(String(value))
  const [isCapped, setIsCapped] = useState(false)
  useEffect(() => setDraft(String(value)), [value])

  function commit(next: number) {
    const quantity = wholeLots(next, { min, max, step })
    setDraft(String(quantity))
    setIsCapped(next > max)
    onTyped?.(next)
    if (quantity !== value) onChange(quantity)
  }

  function type(text: string) {
    const digits = text.replace(/\D/g, '').slice(0, 4)
    setDraft(digits)
    if (!isLive || digits === '') return
    const next = Number(digits)
    setIsCapped(next > max)
    onTyped?.(next)
    if (next !== value && next === wholeLots(next, { min, max, step })) onChange(next)
  }

  return (
    <span className="inline-grid justify-items-start gap-1">
      <fieldset
        className={cx(
          'inline-flex overflow-hidden rounded-md border border-line-strong bg-surface has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-green has-[input:focus-visible]:outline-offset-2',
          size === 'md' ? 'h-12' : 'h-10',
        )}
      >
        <legend className="sr-only">{label}</legend>
        <button
          type="button"
          className={STEP}
          aria-label={step === 1 ? t('One fewer') : t('{step, number} fewer', { step })}
          disabled={isDisabled || value <= min}
          onClick={() => commit(lotBelow(value, step))}
        >
          <Icon drawing={Minus} size={16} />
        </button>
        <input
          name={name}
          aria-label={label}
          inputMode="numeric"
          pattern="[0-9]*"
          autoComplete="off"
          className="figures w-11 bg-transparent text-center outline-none disabled:opacity-55"
          value={draft}
          disabled={isDisabled}
          onChange={(event) => type(event.target.value)}
          onBlur={() => (draft === '' ? setDraft(String(value)) : commit(Number(draft)))}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault()
              event.currentTarget.blur()
            }
            if (event.key === 'ArrowUp') commit(lotAbove(value, step))
            if (event.key === 'ArrowDown') commit(lotBelow(value, step))
          }}
        />
        <button
          type="button"
          className={STEP}
          aria-label={step === 1 ? t('One more') : t('{step, number} more', { step })}
          disabled={isDisabled || value >= max}
          onClick={() => commit(lotAbove(value, step))}
        >
          <Icon drawing={Plus} size={16} />
        </button>
      </fieldset>
      <span role="status" className="text-ink-soft text-sm">
        {isCapped ? t('At most {max, number}', { max }) : null}
      </span>
    </span>
  )
}
