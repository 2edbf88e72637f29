import type { ApplicationPart } from '@millyard/contracts'
import { useExtracted } from 'next-intl'

/** The parts of an application, as the factory reads them too. */
export function usePartWords(): Readonly<Record<ApplicationPart, string>> {
  const t = useExtracted('client')
  return {
    business: t('Business details'),
    profile: t('Store profile'),
    documents: t('Documents'),
    ship_from: t('Ship-from address'),
    terms: t('Terms'),
  }
}
