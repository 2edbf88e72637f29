'use server'
import { refresh } from 'next/cache'
import { cookies } from 'next/headers'
import { SEEN_COOKIE } from './seen-ids.ts'

/** Forgets what this browser looked at. */
export async function forgetSeen(): Promise<void> {
  const jar = await cookies()
  jar.delete(SEEN_COOKIE)
  refresh()
}
