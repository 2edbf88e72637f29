'use client'
import { REFUND_REASONS, type Shipment, staffReasonSchema } from '@millyard/contracts'
import { isToSend, refundableLines } from '@millyard/ui'
import { CancelItems, notifyDone, RefundList, RefundMoney } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import classes from './order-detail.module.css'
import type { AdminOrderPart } from './order-part.tsx'

export interface PartRefundsProps {
  part: AdminOrderPart
  currency: string
  shipments: readonly Shipment[] | undefined
  canManage: boolean
}

/** What of a factory's part goes back, and how staff give more of it back: the factory bears its share as always. */
export function PartRefunds({ part, currency, shipments, canManage }: PartRefundsProps) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const router = useRouter()
  const cancel = useMutation(trpc.order.adminOrders.cancelItems.mutationOptions())
  const refund = useMutation(trpc.order.adminOrders.refund.mutationOptions())
  const lines = refundableLines(part.items, shipments)
  const shippingLeftMinor = part.shippingMinor - part.refundedShippingMinor
  const isPaid = part.status !== 'pending_payment' && part.status !== 'cancelled'
  const mayCancel = canManage && isToSend(part.status) && lines.some((line) => line.unitsToSend > 0)
  const mayRefund = canManage && isPaid && part.refundedMinor < part.totalMinor
  return (
    <div>
      <h3 className={classes.subtitle}>{t('Cancelled and refunded')}</h3>
      {part.refunds.length > 0 ? (
        <RefundList refunds={part.refunds} items={part.items} currency={currency} />
      ) : (
        <p className={classes.note}>{t('Nothing has gone back to the buyer.')}</p>
      )}
      {mayCancel || mayRefund ? (
        <div className={classes.actions}>
          {mayCancel ? (
            <CancelItems
              label={t('Cancel items')}
              title={t('What of {number} is not sent?', { number: part.number })}
              lines={lines}
              currency={currency}
              shippingLeftMinor={shippingLeftMinor}
              reasons={staffReasonSchema.options}
              noteLabel={t('A word to the buyer and the factory (optional)')}
              onCancel={async (cancelled) => {
                await cancel.mutateAsync({ vendorOrderId: part.id, ...cancelled })
                notifyDone(t('Cancelled'), t('Buyer and factory have a mail; the money goes back.'))
                router.refresh()
              }}
            />
          ) : null}
          {mayRefund ? (
            <RefundMoney
              label={t('Give money back')}
              title={t('How much of {number} goes back?', { number: part.number })}
              lines={lines}
              currency={currency}
              shippingLeftMinor={shippingLeftMinor}
              reasons={REFUND_REASONS}
              noteLabel={t('A word to the buyer and the factory (optional)')}
              effect={t(
                'The buyer keeps the goods. The factory is paid that much less, and we give back our commission on it.',
              )}
              onRefund={async (refunded) => {
                await refund.mutateAsync({ vendorOrderId: part.id, ...refunded })
                notifyDone(t('Money goes back'), t('Buyer and factory have a mail.'))
                router.refresh()
              }}
            />
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
