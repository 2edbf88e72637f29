'use client'
import { Select } from '@mantine/core'
import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { useTransition } from 'react'

/** Writes parameters of the address; empty takes one out. The page answers with what fits. */
export function useUrlParams() {
  const router = useRouter()
  const pathname = usePathname()
  const params = useSearchParams()
  const [isPending, startTransition] = useTransition()
  function change(values: Readonly<Record<string, string | null>>) {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(values)) {
      if (value) next.set(name, value)
      else next.delete(name)
    }
    startTransition(() => router.replace(next.size > 0 ? `${pathname}?${next}` : pathname, { scroll: false }))
  }
  return { params, change, isPending }
}

/** One parameter of the address. */
export function useUrlParam(name: string) {
  const { params, change, isPending } = useUrlParams()
  return { value: params.get(name), change: (value: string | null) => change({ [name]: value }), isPending }
}

export interface UrlSelectProps {
  /** The parameter of the address. */
  name: string
  label: string
  /** What is shown when nothing is chosen: "All orders". */
  allLabel: string
  options: readonly { value: string; label: string }[]
  /** A parameter whose choices depend on this one: it is taken out when this one changes. */
  clears?: string
  width?: number
}

/** A filter that lives in the address, so that it can be sent to somebody and survives a reload. */
export function UrlSelect({ name, label, allLabel, options, clears, width = 200 }: UrlSelectProps) {
  const { params, change, isPending } = useUrlParams()
  const value = params.get(name)
  return (
    <Select
      aria-label={label}
      w={width}
      data={[{ value: '', label: allLabel }, ...options]}
      value={options.some((option) => option.value === value) ? value : ''}
      onChange={(next) => change({ [name]: next, ...(clears ? { [clears]: null } : {}) })}
      allowDeselect={false}
      disabled={isPending}
    />
  )
}
