'use client'
import { useExtracted } from 'next-intl'
import { useActionState } from 'react'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { acceptPrices } from './change-cart.ts'

/** Says that prices changed; one press says that they have been seen. */
export function AcceptPricesForm() {
  const t = useExtracted('client')
  const [answer, accept, isPending] = useActionState(acceptPrices, null)
  return (
    <Notice
      tone="warn"
      title={t('Some prices have changed')}
      action={
        <form action={accept}>
          <Button type="submit" variant="secondary" size="sm" isPending={isPending}>
            {t('Use the new prices')}
          </Button>
        </form>
      }
    >
      {answer?.message ?? t('They are marked below. Your cart already counts with the new ones.')}
    </Notice>
  )
}
