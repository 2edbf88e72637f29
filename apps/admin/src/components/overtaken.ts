'use client'
import { notifyFailed } from '@millyard/ui/portal'
import { toApiError } from '@millyard/web-kit/client'

/** Codes that say: what was decided on is no longer what stood on the screen. */
const OVERTAKEN: readonly string[] = ['ILLEGAL_TRANSITION', 'CONFLICT', 'NOT_FOUND']

/**
 * Waits for a decision. Answers false when it came too late: then the person is told, and sees things as they are now. Every
 * other failure is thrown.
 */
export async function reloadWhenOvertaken(
  what: string,
  call: Promise<unknown>,
  reload: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await call
    return true
  } catch (error) {
    if (!OVERTAKEN.includes(toApiError(error).code)) throw error
    notifyFailed(`This ${what} was decided or changed in the meantime. You see it as it is now.`, error)
    await reload()
    return false
  }
}
