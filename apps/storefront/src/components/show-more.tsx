'use client'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { useTransition } from 'react'
import { buttonClass } from './button.tsx'
import { Spinner } from './spinner.tsx'

export interface ShowMoreProps {
  /** The next page by itself: where the link leads without scripts. */
  nextHref: string
  /** The same list with one page more: its address is the page's own from then on, so going back finds all of it. */
  longerHref?: string
  label: string
}

/** Goes on in a list: a link to the next page that, with scripts, puts the page below what is there. */
export function ShowMore({ nextHref, longerHref, label }: ShowMoreProps) {
  const t = useExtracted('client')
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  return (
    <a
      href={nextHref}
      rel="next"
      className={buttonClass('secondary')}
      aria-disabled={isPending || undefined}
      onClick={(event) => {
        if (!longerHref || event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        if (!isPending) startTransition(() => router.replace(longerHref, { scroll: false }))
      }}
    >
      {isPending ? <Spinner /> : null}
      {isPending ? t('One moment') : label}
    </a>
  )
}
