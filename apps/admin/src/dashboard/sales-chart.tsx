'use client'
import { BarChart } from '@mantine/charts'
import { currencyExponent } from '@millyard/money'
import { formatAmount, LOCALE } from '@millyard/ui'
import { useExtracted } from 'next-intl'
import type { Sales } from './sales-by-day.ts'
import classes from './sales-chart.module.css'

const dayMonth = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const shortDay = (date: string) => dayMonth.format(new Date(date))

/** Sales of the last days as bars, and as a table for those who cannot see them. */
export function SalesChart({ sales }: { sales: Sales }) {
  const t = useExtracted('client')

  const { currency, days } = sales
  const scale = 10 ** currencyExponent(currency)
  const axis = new Intl.NumberFormat(LOCALE, {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
    minimumFractionDigits: 0,
  })
  const data = days.map(({ day, totalMinor }) => ({ day: shortDay(day), totalMinor }))
  return (
    <section className={classes.root} aria-labelledby="sales-title">
      <h2 className={classes.title} id="sales-title">
        {t('Sales by day')}
      </h2>
      <p className={classes.unit}>{t('What buyers paid, in {currency}; days in UTC.', { currency })}</p>
      <div aria-hidden className={classes.chart}>
        <BarChart
          accessibilityLayer={false}
          h={220}
          data={data}
          dataKey="day"
          series={[{ name: 'totalMinor', label: t('Sales'), color: 'var(--mill-green)' }]}
          tickLine="y"
          gridAxis="x"
          maxBarWidth={40}
          valueFormatter={(value) => formatAmount(value, currency)}
          yAxisProps={{ tickFormatter: (value: number) => axis.format(value / scale), width: 56 }}
          xAxisProps={{ interval: 'preserveStartEnd' }}
        />
      </div>
      <table className="mill-visually-hidden">
        <caption>{t('Sales by day in {currency}', { currency })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('Day')}</th>
            <th scope="col">{t('Sales')}</th>
            <th scope="col">{t('Orders')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, totalMinor, orderCount }) => (
            <tr key={day}>
              <th scope="row">{shortDay(day)}</th>
              <td>{formatAmount(totalMinor, currency)}</td>
              <td>{t('{orderCount, plural, one {# order} other {# orders}}', { orderCount })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
