'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect } from 'react'

/** Loads the page's data anew from time to time while it is looked at: parcels, reviews and payouts move on their own. */
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

/** What follows from an action in another service is there a moment later: looks at once, and twice more. */
export function useRefreshSoon(): () => void {
  const router = useRouter()
  return useCallback(() => {
    router.refresh()
    setTimeout(router.refresh, 1_500)
    setTimeout(router.refresh, 5_000)
  }, [router])
}
