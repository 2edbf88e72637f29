import { useStatusTexts } from '@millyard/ui'
import { ActingVendor } from '@millyard/ui/portal'
import { useExtracted } from 'next-intl'
import { switchFactory } from '../session/actions.ts'
import type { MyVendor } from '../session/factory-access.ts'

export interface FactorySwitchProps {
  acting: MyVendor | undefined
  vendors: readonly MyVendor[]
  /** Whose name stands there while there is no factory. */
  personName: string
}

/** The factory one acts for, and the way to another. One that does not sell says why. */
export function FactorySwitch({ acting, vendors, personName }: FactorySwitchProps) {
  const t = useExtracted()

  const states = useStatusTexts('factory')
  const toEntry = ({ id, name, status }: MyVendor) => ({
    id,
    name,
    detail: status === 'approved' ? undefined : states[status].label,
  })
  return (
    <ActingVendor
      current={acting ? toEntry(acting) : { id: '', name: personName, detail: t('No factory yet') }}
      vendors={vendors.map(toEntry)}
      onSwitch={switchFactory}
    />
  )
}
