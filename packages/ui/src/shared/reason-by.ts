import { useExtracted } from 'next-intl'

/** Why something happened and who did it, as one line: "Order placed, by the buyer". Without a name, why alone. */
export function useReasonBy(): (reason: string, who: string | undefined) => string {
  const t = useExtracted('client')
  return (reason, who) => {
    if (!who) return reason
    return reason ? t('{reason}, by {who}', { reason: reason.replace(/[.,;]+$/, ''), who }) : t('By {who}', { who })
  }
}
