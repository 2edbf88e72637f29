import type { ApplicationPart } from '@millyard/contracts'

/** The parts of an application, as the factory reads them too. */
export const PART_WORDS: Record<ApplicationPart, string> = {
  business: 'Business details',
  profile: 'Store profile',
  documents: 'Documents',
  ship_from: 'Ship-from address',
  terms: 'Terms',
}
