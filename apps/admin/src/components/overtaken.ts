'use client'
import { notifyFailed } from '@millyard/ui/portal'
import { toApiError } from '@millyard/web-kit/client'
import { useExtracted } from 'next-intl'

/** Codes that say: what was decided on is no longer what stood on the screen. */
const OVERTAKEN: readonly string[] = ['ILLEGAL_TRANSITION', 'CONFLICT', 'NOT_FOUND']

function useOvertakenWords() {
  const t = useExtracted('client')
  return {
    application: t('This application was decided or changed in the meantime. You see it as it is now.'),
    attribute: t('This attribute was decided or changed in the meantime. You see it as it is now.'),
    brand: t('This brand was decided or changed in the meantime. You see it as it is now.'),
    category: t('This category was decided or changed in the meantime. You see it as it is now.'),
    collection: t('This collection was decided or changed in the meantime. You see it as it is now.'),
    document: t('This document was decided or changed in the meantime. You see it as it is now.'),
    entry: t('This entry was decided or changed in the meantime. You see it as it is now.'),
    factory: t('This factory was decided or changed in the meantime. You see it as it is now.'),
    product: t('This product was decided or changed in the meantime. You see it as it is now.'),
    proposal: t('This proposal was decided or changed in the meantime. You see it as it is now.'),
    review: t('This review was decided or changed in the meantime. You see it as it is now.'),
  }
}

/** What a decision is about. */
export type Overtaken = keyof ReturnType<typeof useOvertakenWords>

/**
 * Waits for a decision. Answers false when it came too late: then the person is told, and sees things as they are now. Every
 * other failure is thrown.
 */
export function useReloadWhenOvertaken() {
  const words = useOvertakenWords()
  return async (what: Overtaken, call: Promise<unknown>, reload: () => Promise<unknown>): Promise<boolean> => {
    try {
      await call
      return true
    } catch (error) {
      if (!OVERTAKEN.includes(toApiError(error).code)) throw error
      notifyFailed(words[what], error)
      await reload()
      return false
    }
  }
}
