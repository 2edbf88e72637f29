'use client'
import { Select } from '@mantine/core'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTransition } from 'react'

/** Writes one parameter of the address; empty takes it out. The page answers with what fits. */
export function useUrlParam(name: string) {
  const router = useRouter()
  const pathname = usePathname()
  const params = useSearchParams()
  const [isPending, startTransition] = useTransition()
  function change(value: string | null) {
    const next = new URLSearchParams(params)
    if (value) next.set(name, value)
    else next.delete(name)
    startTransition(() => router.replace(next.size > 0 ? `${pathname}?${next}` : pathname, { scroll: false }))
  }
  return { value: params.get(name), change, isPending }
}

export interface UrlSelectProps {
  /** The parameter of the address. */
  name: string
  label: string
  /** What is shown when nothing is chosen: "All orders". */
  allLabel: string
  options: readonly { value: string; label: string }[]
}

/** A filter that lives in the address, so that it can be sent to somebody and survives a reload. */
export function UrlSelect({ name, label, allLabel, options }: UrlSelectProps) {
  const { value, change, isPending } = useUrlParam(name)
  return (
    <Select
      aria-label={label}
      w={200}
      data={[{ value: '', label: allLabel }, ...options]}
      value={options.some((option) => option.value === value) ? value : ''}
      onChange={change}
      allowDeselect={false}
      disabled={isPending}
    />
  )
}
