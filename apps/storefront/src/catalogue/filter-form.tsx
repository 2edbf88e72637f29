'use client'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState, useTransition } from 'react'
import { buttonClass } from '../components/button.tsx'
import { cx } from '../components/cx.ts'
import { Spinner } from '../components/spinner.tsx'
import { FILTERS, toFilterAddress } from './filter-address.ts'

export interface FilterFormProps {
  /** Where the form leads: the listing's own path. */
  path: string
  /** The address that is shown: fields follow it when somebody goes back. */
  address: string
  /** "Show 34 products" */
  showText: string
  className?: string
  children: ReactNode
}

/**
 * A GET form with a button. With scripts every change applies at once: the address follows, the page stays where it is and the
 * focus too, because the fields stay the same elements.
 */
export function FilterForm({ path, address, showText, className, children }: FilterFormProps) {
  const t = useExtracted('client')
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [hasScripts, setHasScripts] = useState(false)
  const [isPending, startTransition] = useTransition()

  useEffect(() => setHasScripts(true), [])
  // The fields go back to what the address says whenever it changes. React has brought their defaults up to date by then.
  useEffect(() => {
    if (!form.current || form.current.dataset.address === address) return
    form.current.dataset.address = address
    for (const input of form.current.querySelectorAll('input')) {
      input.checked = input.defaultChecked
      if (input.inputMode === 'decimal') input.value = input.defaultValue
    }
  }, [address])

  const apply = () => {
    if (!form.current) return
    const next = toFilterAddress(path, new FormData(form.current))
    if (next !== address) startTransition(() => router.push(next, { scroll: false }))
  }
  return (
    <form
      ref={form}
      id={`${FILTERS}-form`}
      action={path}
      method="get"
      className={className}
      aria-busy={isPending}
      onChange={(event) => {
        const isTyping = event.target instanceof HTMLInputElement && event.target.inputMode === 'decimal'
        if (!isTyping) apply()
      }}
      onBlur={(event) => {
        if (event.target instanceof HTMLInputElement && event.target.inputMode === 'decimal') apply()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        apply()
        document.getElementById(FILTERS)?.hidePopover()
      }}
    >
      {children}
      <div
        className={cx(
          'sticky bottom-0 -mx-5 border-line border-t bg-surface px-5 py-3 lg:static lg:mx-0 lg:border-0 lg:bg-transparent lg:p-0',
          hasScripts && 'lg:hidden',
        )}
      >
        <button type="submit" className={buttonClass('primary', 'md', 'w-full')}>
          {isPending ? <Spinner /> : null}
          {hasScripts ? showText : t('Apply')}
        </button>
      </div>
    </form>
  )
}

/** The order of the goods: a field of the filters' form, which it stands outside of. */
export function SortSelect({ sort, sorts }: { sort: string; sorts: readonly { value: string; label: string }[] }) {
  const select = useRef<HTMLSelectElement>(null)
  useEffect(() => {
    if (select.current) select.current.value = sort
  }, [sort])
  return (
    <select
      ref={select}
      id="sort"
      name="sort"
      form={`${FILTERS}-form`}
      defaultValue={sort}
      onChange={(event) => event.currentTarget.form?.requestSubmit()}
      className="h-10 rounded-md border border-line-strong bg-surface px-3 hover:border-ink"
    >
      {sorts.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
