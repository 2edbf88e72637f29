'use client'
import { type ReactNode, useSyncExternalStore } from 'react'

const neverChanges = () => () => undefined

/**
 * The fields and buttons of a form that only works with the page's scripts. They are shut until those are there: what is
 * typed before that stands in the field and is never read, so a person on a slow line would lose it without being told.
 */
export function ScriptedFields({ children }: { children: ReactNode }) {
  const hasScripts = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
  return (
    <fieldset disabled={!hasScripts} className="mill-scripted-fields">
      {children}
    </fieldset>
  )
}
