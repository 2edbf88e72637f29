import type { UnitPrices } from '@millyard/contracts'
import { unitPriceAt } from '@millyard/contracts/offer-rules'
import { formatAmount } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import { cx } from '../components/cx.ts'

export interface PriceBreaksProps extends UnitPrices {
  currency: string
  /** The row that holds for what is chosen now is marked. */
  quantity: number
  /** The smallest order: where the first row begins. */
  minQuantity: number
  /** Sizes and colours may be mixed. */
  isMixable: boolean
}

/** What a unit costs from how many on. */
export function PriceBreaks({ priceMinor, priceBreaks, currency, quantity, minQuantity, isMixable }: PriceBreaksProps) {
  const t = useExtracted('client')
  const { fromQuantity } = unitPriceAt({ priceMinor, priceBreaks }, quantity)
  const rows = [{ minQuantity: 1, priceMinor }, ...priceBreaks]
  return (
    <div>
      <table className="figures w-full max-w-90 border-line border-b text-left">
        <caption className="pb-1 text-left font-medium">{t('Quantity prices')}</caption>
        <thead>
          <tr className="border-line border-y text-ink-soft text-sm">
            <th scope="col" className="px-2 py-1.5 font-normal">
              {t('Quantity')}
            </th>
            <th scope="col" className="px-2 py-1.5 text-right font-normal">
              {t('Price each')}
            </th>
            <th scope="col" className="px-2 py-1.5 text-right font-normal">
              {t('You save')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => {
            const next = rows[index + 1]
            const from = index === 0 ? minQuantity : row.minQuantity
            const to = next ? next.minQuantity - 1 : undefined
            const isNow = row.minQuantity === fromQuantity
            const saving = Math.round((1 - row.priceMinor / priceMinor) * 100)
            return (
              <tr
                key={row.minQuantity}
                aria-current={isNow ? 'true' : undefined}
                className={cx(
                  index > 0 && 'border-line border-t border-dashed',
                  isNow && 'bg-green-soft font-semibold',
                )}
              >
                <th scope="row" className={cx('px-2 py-1.5', isNow ? 'font-semibold' : 'font-normal')}>
                  {to === undefined
                    ? t('{from, number} or more', { from })
                    : from === to
                      ? from
                      : t('{from, number} to {to, number}', { from, to })}
                </th>
                <td className="px-2 py-1.5 text-right">{formatAmount(row.priceMinor, currency)}</td>
                <td className="px-2 py-1.5 text-right">{saving > 0 ? `${saving} %` : '–'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {isMixable ? (
        <p className="mt-1 text-ink-soft text-sm">{t('All variants of this in your cart count together.')}</p>
      ) : null}
    </div>
  )
}
