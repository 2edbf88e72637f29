import { useEffect, useState } from 'react'

export interface Destination {
  /** ISO code; empty until one is chosen. */
  country: string
  postcode: string
}

const TYPING_PAUSE_MS = 400

/** The destination as soon as the typing pauses; a new country counts at once. */
export function useSettledDestination({ country, postcode }: Destination): Destination {
  const [settled, setSettled] = useState(postcode)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(postcode), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [postcode])
  return { country, postcode: settled }
}
