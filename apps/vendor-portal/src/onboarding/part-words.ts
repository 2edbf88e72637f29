import type { ApplicationPart } from '@millyard/contracts'
import { useExtracted } from 'next-intl'

/** What the parts of an application are called, and whom they are for. */
export function usePartWords(): Record<ApplicationPart, { title: string; hint: string }> {
  const t = useExtracted('client')

  return {
    business: { title: t('Business details'), hint: t('For our staff alone.') },
    profile: { title: t('Store profile'), hint: t('What buyers see.') },
    documents: { title: t('Documents'), hint: t('For our staff alone, kept in private.') },
    ship_from: {
      title: t('Ship-from address'),
      hint: t('Where your parcels set out. Carriers and returns use it.'),
    },
    terms: { title: t('Terms'), hint: t('What you and we agree on.') },
  }
}
