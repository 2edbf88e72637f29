'use client'
import { Text } from '@mantine/core'
import { REFUND_REASONS, type Shipment, VENDOR_CANCEL_REASONS, type VendorOrder } from '@millyard/contracts'
import { isToSend, refundableLines } from '@millyard/ui'
import { CancelItems, notifyDone, RefundList, RefundMoney } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { useMutation } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { useRefreshSoon } from '../data/auto-refresh.tsx'
import classes from './order-detail.module.css'

export interface OrderRefundsProps {
  order: VendorOrder
  /** Undefined when the shipping service did not answer. */
  shipments: readonly Shipment[] | undefined
  canCancel: boolean
  canRefund: boolean
}

/** What goes back to the buyer, and the two ways to give it: units that we cannot send, and money for what we sent. */
export function OrderRefunds({ order, shipments, canCancel, canRefund }: OrderRefundsProps) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const refresh = useRefreshSoon()
  const cancel = useMutation(trpc.order.vendorOrders.cancelItems.mutationOptions())
  const refund = useMutation(trpc.order.vendorOrders.refund.mutationOptions())
  const lines = refundableLines(order.items, shipments)
  const shippingLeftMinor = order.shippingMinor - order.refundedShippingMinor
  const mayCancel = canCancel && isToSend(order.status) && lines.some((line) => line.unitsToSend > 0)
  const mayRefund = canRefund && order.status !== 'cancelled' && order.refundedMinor < order.totalMinor
  if (order.refunds.length === 0 && !mayCancel && !mayRefund) return null
  return (
    <section className={classes.card} aria-labelledby="refunds-title">
      <h2 className={classes.title} id="refunds-title">
        {t('Cancel and refund')}
      </h2>
      {order.refunds.length > 0 ? (
        <RefundList refunds={order.refunds} items={order.items} currency={order.currency} />
      ) : (
        <Text className={classes.padded} c="dimmed">
          {t('Nothing of this order has gone back to the buyer.')}
        </Text>
      )}
      {mayCancel || mayRefund ? (
        <div className={classes.actions}>
          {mayCancel ? (
            <CancelItems
              label={t('We cannot send something')}
              title={t('What can you not send?')}
              lines={lines}
              currency={order.currency}
              shippingLeftMinor={shippingLeftMinor}
              reasons={VENDOR_CANCEL_REASONS}
              noteLabel={t('A word to the buyer (optional)')}
              onCancel={async (cancelled) => {
                const { refunds } = await cancel.mutateAsync({ vendorOrderId: order.id, ...cancelled })
                const isWaiting = refunds.some(({ status }) => status === 'requested')
                notifyDone(
                  isWaiting ? t('Noted') : t('Cancelled'),
                  isWaiting
                    ? t('Our delivery service does not answer right now. We go on as soon as it does.')
                    : t('The buyer has a mail and gets the money back.'),
                )
                refresh()
              }}
            />
          ) : null}
          {mayRefund ? (
            <RefundMoney
              label={t('Give money back')}
              title={t('How much goes back?')}
              lines={lines}
              currency={order.currency}
              shippingLeftMinor={shippingLeftMinor}
              reasons={REFUND_REASONS}
              noteLabel={t('A word to the buyer (optional)')}
              effect={t(
                'The buyer keeps the goods. You are paid that much less, and the commission on it comes back to you.',
              )}
              onRefund={async (refunded) => {
                await refund.mutateAsync({ vendorOrderId: order.id, ...refunded })
                notifyDone(t('Money goes back'), t('The buyer has a mail. Their bank needs a few days.'))
                refresh()
              }}
            />
          ) : null}
        </div>
      ) : null}
    </section>
  )
}
