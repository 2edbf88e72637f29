import type { StatusText } from '@millyard/ui'

const SHOWN: StatusText = { label: 'Shown in the shop', tone: 'good' }
const HIDDEN: StatusText = { label: 'Not shown', tone: 'neutral' }

/** Whether buyers see a collection, as a badge. */
export function collectionStatus(isShown: boolean): StatusText {
  return isShown ? SHOWN : HIDDEN
}
