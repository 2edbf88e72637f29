import type { Suggestions } from '@millyard/contracts'
import { useEffect, useState } from 'react'
import { askProxy } from './ask-proxy.ts'

/** So long nobody types before the shop is asked, in milliseconds. */
const PAUSE_MS = 120

/**
 * What the shop offers for words that are being typed; the offers for the words before until the new ones are there. Nothing
 * is offered when the shop does not answer: the form still searches.
 */
export function useSuggestions(q: string): Suggestions | undefined {
  const [suggestions, setSuggestions] = useState<Suggestions>()
  useEffect(() => {
    const asked = new AbortController()
    const timer = setTimeout(async () => {
      const answer = await askProxy<Suggestions>('product/catalogue.suggest', { input: { q }, signal: asked.signal })
      if (!asked.signal.aborted) setSuggestions(answer)
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [q])
  return suggestions
}
