import { useExtracted } from 'next-intl'

/** What the buyer told the bank. https://docs.stripe.com/disputes/categories */
export function useDisputeReason(): (reason: string) => string {
  const t = useExtracted('client')
  const words: Readonly<Record<string, string>> = {
    credit_not_processed: t('A refund did not come'),
    duplicate: t('Charged twice'),
    fraudulent: t('Not paid by them'),
    general: t('No reason given'),
    product_not_received: t('It did not arrive'),
    product_unacceptable: t('It is not what was ordered'),
    subscription_canceled: t('It was cancelled'),
    unrecognized: t('They do not know the charge'),
  }
  return (reason) => words[reason] ?? reason.replaceAll('_', ' ')
}
