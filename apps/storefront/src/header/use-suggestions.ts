import type { Suggestions } from '@millyard/contracts'
import { useEffect, useState } from 'react'

/** So long nobody types before the shop is asked, in milliseconds. */
const PAUSE_MS = 120

/**
 * What the shop offers for words that are being typed; the offers for the words before until the new ones are there. Asked
 * without the typed client, which the pages of the shop do without. Nothing is offered when the shop does not answer.
 */
export function useSuggestions(q: string): Suggestions | undefined {
  const [suggestions, setSuggestions] = useState<Suggestions>()
  useEffect(() => {
    const asked = new AbortController()
    const timer = setTimeout(async () => {
      const answer = await ask(q, asked.signal)
      if (!asked.signal.aborted) setSuggestions(answer)
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [q])
  return suggestions
}

async function ask(q: string, signal: AbortSignal): Promise<Suggestions | undefined> {
  try {
    const input = encodeURIComponent(JSON.stringify({ q }))
    const response = await fetch(`/api/trpc/product/catalogue.suggest?input=${input}`, { signal })
    const body: { result?: { data?: Suggestions } } = await response.json()
    return body.result?.data
  } catch {
    return undefined // Typed on, left, or without a connection: the form still searches.
  }
}
