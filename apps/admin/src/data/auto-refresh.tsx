'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Loads the page's data anew from time to time while it is looked at: orders and parcels move on their own. */
export function AutoRefresh({ everyMs = 15_000 }: { everyMs?: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, everyMs)
    return () => clearInterval(timer)
  }, [router, everyMs])
  return null
}
