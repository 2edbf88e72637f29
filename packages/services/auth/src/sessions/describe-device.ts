import type { DEVICE_KINDS } from '@millyard/contracts'
import Bowser from 'bowser'

export type Device = { kind: (typeof DEVICE_KINDS)[number]; name: string }

const KINDS: Readonly<Record<string, Device['kind']>> = { mobile: 'phone', tablet: 'tablet', desktop: 'computer' }

/** "Firefox on Windows" of what a browser says it is. People read this and nothing depends on it: anybody can say anything. */
export function describeDevice(userAgent: string | null): Device {
  if (!userAgent) return { kind: 'unknown', name: 'Unknown device' }
  const { browser, os, platform } = Bowser.parse(userAgent)
  const kind = KINDS[platform.type ?? ''] ?? 'unknown'
  const where = platform.model && os.name === 'iOS' ? platform.model : os.name
  if (browser.name && where) return { kind, name: `${browser.name} on ${where}` }
  return { kind, name: browser.name || where || 'Unknown device' }
}
