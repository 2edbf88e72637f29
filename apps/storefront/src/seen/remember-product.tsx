'use client'
import { useEffect } from 'react'
import { addSeenId, SEEN_COOKIE, SEEN_SECONDS } from './seen-ids.ts'

/** Puts the product of this page first among those that were looked at. Without scripts nothing is remembered. */
export function RememberProduct({ productId }: { productId: string }) {
  useEffect(() => {
    const before = new RegExp(`(?:^|; )${SEEN_COOKIE}=([^;]*)`).exec(document.cookie)?.[1]
    const secure = location.protocol === 'https:' ? '; Secure' : ''
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser, and the server reads this one
    document.cookie = `${SEEN_COOKIE}=${addSeenId(before, productId)}; Path=/; Max-Age=${SEEN_SECONDS}; SameSite=Lax${secure}`
  }, [productId])
  return null
}
